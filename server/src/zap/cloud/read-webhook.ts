import { createHash } from 'node:crypto'
import { BotEvent, type BotEventInput } from '@recado/contracts/bots'
import type { AckState } from '@recado/contracts/delivery'
import type { WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import { problemOf } from './problem-of.ts'
import { readCloudContent } from './read-content.ts'
import { CloudContact, CloudHistory, CloudMessage, CloudStatus, CloudValue, type CloudWebhook } from './webhook.ts'
import { completeWho, contactOf, whoOf } from './who-of.ts'

export interface CloudNews {
  /** The number it is of; a webhook may bring news of several. */
  phoneNumberId: string
  event: BotEvent
  /** Files that must be fetched and kept before the event is taken, by ref. */
  files: { ref: string; mediaId: string; mime: string }[]
  /** What Meta says it costs. */
  pricing?: { billable: boolean; category: string }
}

export interface CloudReading {
  news: CloudNews[]
  /** What could not be read, for the log: where it stood and why. Nothing else is lost by it. */
  unread: { where: string; why: string }[]
}

/** Reads every message, echo and status of every change of every entry, each by itself, in their order. */
export function readWebhook(webhook: CloudWebhook): CloudReading {
  const reading: CloudReading = { news: [], unread: [] }
  webhook.entry.forEach((entry, e) => {
    entry.changes.forEach((change, c) => {
      const where = `entry ${e}, change ${c} (${change.field})`
      const value = CloudValue.safeParse(change.value)
      if (!value.success) reading.unread.push({ where, why: 'no value that is known' })
      else readValue(reading, where, value.data)
    })
  })
  return reading
}

function readValue(reading: CloudReading, where: string, value: typeof CloudValue._output): void {
  const { metadata, contacts = [], messages = [], statuses = [], message_echoes: echoes = [], history = [] } = value
  const isNews = messages.length + statuses.length + echoes.length + history.length > 0
  if (metadata === undefined) {
    if (isNews) reading.unread.push({ where, why: 'says of no number whose it is' })
    return
  }
  const known = contacts.flatMap<CloudContact>((one) => CloudContact.safeParse(one).data ?? [])
  const take = (what: string, items: readonly unknown[], read: (item: unknown) => Found) => {
    for (const [n, item] of items.entries()) {
      const found = read(item)
      if (typeof found === 'string') reading.unread.push({ where: `${where}, ${what} ${n}`, why: found })
      else reading.news.push({ phoneNumberId: metadata.phone_number_id, ...found })
    }
  }
  take('message', messages, (item) => readMessage(item, { known, from: 'them' }))
  take('echo', echoes, (item) => readMessage(item, { known, from: 'us' }))
  take('status', statuses, readStatus)
  const shop = metadata.display_phone_number
  for (const chunk of history) {
    for (const thread of CloudHistory.safeParse(chunk).data?.threads ?? [])
      take('history', thread.messages, (item) => readHistory(item, { known, thread: thread.id, shop }))
  }
}

/** A text says why it is not taken. */
type Found = Omit<CloudNews, 'phoneNumberId'> | string

interface Side {
  known: readonly CloudContact[]
  from: 'them' | 'us'
  history?: boolean
  /** Whose thread it is, where the message does not say. */
  thread?: string | undefined
}

function readMessage(item: unknown, side: Side): Found {
  const parsed = CloudMessage.safeParse(item)
  if (!parsed.success) return 'malformed'
  const message = parsed.data
  const fromMe = side.from === 'us'
  const [phone, userId] = fromMe ? [message.to, message.to_user_id] : [message.from, message.from_user_id]
  const named = whoOf(phone ?? side.thread, userId)
  if (named === undefined) return 'names nobody'
  const contact = contactOf(side.known, named)
  const who = completeWho(named, contact)
  const chat = { kind: 'person' as const, identity: who, name: contact?.profile?.name?.slice(0, 1_000) || null }
  const at = new Date(message.timestamp * 1_000).toISOString()
  const common = { event_id: eventId(fromMe ? 'echo' : 'message', message.id), chat, at }
  const { reaction, edit, revoke } = message
  if (message.type === 'reaction' && reaction !== undefined)
    return checked({
      ...common,
      event: 'reaction',
      message_id: reaction.message_id,
      // Who reacted; to whose message, its id says.
      from_me: fromMe,
      sender: null,
      emoji: reaction.emoji || null,
    })
  if (message.type === 'edit' && edit !== undefined)
    return checked({
      ...common,
      event: 'edit',
      message_id: edit.original_message_id,
      from_me: fromMe,
      text: edit.message?.text.body ?? '',
    })
  if (message.type === 'revoke' && revoke !== undefined)
    return checked({ ...common, event: 'deletion', message_id: revoke.original_message_id, from_me: fromMe })
  const moved = movedFrom(message)
  if (moved !== undefined)
    return checked({ ...common, event: 'identity', chat: { ...chat, identity: moved.to }, replaces: moved.from })
  const content = readCloudContent(message)
  const files = filesOf(message)
  const { context, referral } = message
  return checked(
    {
      ...common,
      event: 'message',
      message_id: message.id,
      from: phone ?? userId ?? side.thread ?? '',
      body: wordsIn(content),
      timestamp: message.timestamp,
      type: message.type.slice(0, 50),
      from_me: fromMe,
      sender: null,
      content,
      quoted: context?.id === undefined ? null : { message_id: context.id, body: '' },
      referral:
        referral === undefined
          ? null
          : {
              ctwa_clid: referral.ctwa_clid ?? null,
              source_id: referral.source_id ?? null,
              source_url: referral.source_url ?? null,
              headline: referral.headline ?? null,
              body: referral.body ?? null,
            },
      forwarded: context?.forwarded === true || context?.frequently_forwarded === true,
      history: side.history ?? false,
    },
    files,
  )
}

/** Of a coexisting number's past; who wrote is told by comparing `from` with the shop's own number. */
function readHistory(
  item: unknown,
  { known, thread, shop }: { known: readonly CloudContact[]; thread: string | undefined; shop: string | undefined },
): Found {
  const from = CloudMessage.shape.from.safeParse((item as { from?: unknown } | null)?.from).data
  const isOurs = from !== undefined && shop !== undefined && digits(from) === digits(shop)
  return readMessage(item, { known, from: isOurs ? 'us' : 'them', history: true, thread })
}

const ACKS: Readonly<Record<string, AckState>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
}

function readStatus(item: unknown): Found {
  const parsed = CloudStatus.safeParse(item)
  if (!parsed.success) return 'malformed'
  const { id, status, timestamp, recipient_id: phone, recipient_user_id: userId, errors, pricing } = parsed.data
  const state = ACKS[status]
  if (state === undefined) return `a status that is not known: ${status.slice(0, 40)}`
  const identity = whoOf(phone, userId)
  if (identity === undefined) return 'names nobody'
  const [error] = errors ?? []
  const read = checked({
    event_id: eventId(`status-${status}`, id),
    chat: { kind: 'person', identity, name: null },
    at: new Date(timestamp * 1_000).toISOString(),
    event: 'ack',
    message_id: id,
    id: parsed.data.biz_opaque_callback_data?.slice(0, 100) ?? null,
    state,
    problem: state === 'failed' ? problemOf(error?.code) : null,
    detail: (error?.error_data?.details ?? error?.message ?? error?.title ?? '').slice(0, 500),
  })
  if (typeof read === 'string' || pricing === undefined) return read
  return { ...read, pricing: { billable: pricing.billable ?? true, category: pricing.category ?? '' } }
}

/** What the rest of the program takes as an event, or why it would not. */
function checked(event: BotEventInput, files: CloudNews['files'] = []): Found {
  const parsed = BotEvent.safeParse(event)
  return parsed.success
    ? { event: parsed.data, files }
    : `not an event: ${parsed.error.issues[0]?.path.join('.') ?? ''}`
}

function filesOf(message: CloudMessage): CloudNews['files'] {
  const content = readCloudContent(message)
  if (!('media' in content)) return []
  const file = message[message.type as 'image']
  return file === undefined ? [] : [{ ref: content.media.ref, mediaId: file.id, mime: file.mime_type }]
}

/** Somebody who has another number or id from now on; WhatsApp itself says so. */
function movedFrom(message: CloudMessage): { from: WhatsappIdentity; to: WhatsappIdentity } | undefined {
  const { system } = message
  if (message.type !== 'system' || system === undefined) return undefined
  if (system.type !== 'user_changed_number' && system.type !== 'user_changed_user_id') return undefined
  const to = whoOf(system.new_wa_id ?? system.wa_id, system.new_user_id ?? system.user_id)
  const from = whoOf(message.from, system.previous_user_id ?? message.from_user_id)
  return to === undefined || from === undefined ? undefined : { from, to }
}

function wordsIn(content: ReturnType<typeof readCloudContent>): string {
  switch (content.kind) {
    case 'text':
    case 'unknown':
      return content.text ?? ''
    case 'reply':
      return content.title
    default:
      return 'caption' in content ? (content.caption ?? '') : ''
  }
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

/** The same for each delivery of it. */
function eventId(kind: string, id: string): string {
  return createHash('sha256').update(`${kind}/${id}`).digest('base64url')
}
