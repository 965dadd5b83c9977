import { createHash } from 'node:crypto'
import type { BotEventInput, ChatRef } from '@recado/contracts/bots'
import type { DriverChat, DriverEvent, ReceivedMessage } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import { recordAck } from '../sending/record-ack.ts'
import type { PendingMedia } from '../store/event-queue.ts'
import type { Store } from '../store/open-store.ts'
import { historyLaneOf, laneOf } from '../store/people.ts'
import { cleanText } from './clean-text.ts'
import { composeContent } from './compose-content.ts'
import { gatherAlbum } from './gather-album.ts'
import { wordsOf } from './words-of.ts'

export interface ReceiveOptions {
  store: Store
  now(): number
  groups: 'ignore' | 'read' | 'answer'
  /** Older messages of a history import are left where they are. 0: none is taken. */
  historyDays: number
}

/** An event of the network's that is for the server; what is about the connection itself is not. */
export type ChatEvent = Exclude<DriverEvent, { event: 'state' | 'qr' | 'pairing_code' | 'account' }>

/**
 * Keeps an event of the network's, once, with what it says about who is who. When it returns it is on the disk.
 * @returns whether there is something new to deliver.
 */
export function receive(options: ReceiveOptions, event: ChatEvent): boolean {
  const { store, groups } = options
  if ('chat' in event && event.chat.kind === 'group' && groups === 'ignore') return false
  return store.within(() => {
    switch (event.event) {
      case 'message':
        return receiveMessage(options, event)
      case 'ack':
        return recordAck(store, event, placeOf(options, event.chat), options.now())
      case 'identity': {
        const { identity, replaces, address } = event
        const person = store.people.see({ identity, replaces, address })
        if (!person.learned) return false
        const lane = laneOf(person.person)
        const chat = { kind: 'person' as const, identity: person.identity, name: person.name ?? null }
        const told = { event: 'identity', chat, replaces: replaces ?? null } as const
        add(options, lane, { ...told, event_id: newId('evt'), at: event.at.toISOString() })
        return true
      }
      case 'edit':
      case 'deletion':
      case 'reaction': {
        const { lane, chat } = placeOf(options, event.chat)
        const key = event.event === 'reaction' ? event.id : `${event.event}:${event.messageId}`
        const said = event.event === 'edit' ? event.text : ''
        const id = event.event === 'edit' ? `${key}:${digestOf([said, event.at.getTime()])}` : key
        if (!store.events.receive(lane, id, digestOf([event.event, said]), options.now())) return false
        const common = { event_id: newId('evt'), chat, at: event.at.toISOString(), message_id: event.messageId }
        const from = { from_me: event.fromMe }
        if (event.event === 'edit') {
          add(options, lane, { ...common, ...from, event: 'edit', text: cleanText(event.text, 65_536) })
        } else if (event.event === 'deletion') {
          add(options, lane, { ...common, ...from, event: 'deletion' })
        } else {
          const emoji = event.emoji === undefined ? null : cleanText(event.emoji, 64)
          add(options, lane, { ...common, ...from, event: 'reaction', sender: event.sender ?? null, emoji })
        }
        return true
      }
    }
  })
}

function receiveMessage(options: ReceiveOptions, event: ReceivedMessage): boolean {
  const { store, now, historyDays } = options
  if (event.history && event.at.getTime() < now() - historyDays * 86_400_000) return false
  const place = placeOf(options, event.chat)
  const { messageId, fromMe, album, content: said } = event
  // What was sent from here comes back from the account's other devices, too; it is known already.
  if (fromMe && store.sends.findByMessage(messageId) !== undefined) return false
  const digest = digestOf([fromMe, event.at.getTime(), withoutSource(said)])
  if (!store.events.receive(place.lane, messageId, digest, now())) return false
  const { content, media } = composeContent(said)
  const body = cleanText(wordsOf(said), 65_536)
  const told = {
    event: 'message' as const,
    event_id: newId('evt'),
    chat: place.chat,
    at: event.at.toISOString(),
    message_id: messageId.slice(0, 200),
    from: event.from.slice(0, 200),
    body,
    timestamp: Math.floor(event.at.getTime() / 1_000),
    type: content.kind,
    from_me: fromMe,
    sender: event.sender === undefined ? null : { identity: event.sender.identity, name: nameOf(event.sender.name) },
    content,
    quoted:
      event.quoted === undefined
        ? null
        : { message_id: event.quoted.messageId.slice(0, 200), body: cleanText(event.quoted.body, 65_536) },
    referral: event.referral ?? null,
    forwarded: event.forwarded,
    history: event.history,
  }
  const lane = event.history ? historyLaneOf(place.lane) : place.lane
  if (album !== undefined && (content.kind === 'image' || content.kind === 'video')) {
    gatherAlbum(options, { album, told: { ...told, content }, media, lane })
  } else {
    add(options, lane, told, media)
  }
  return true
}

/** The chat as the server is told of it, and its lane. Learns who is who on the way, and tells the server first. */
function placeOf(options: ReceiveOptions, chat: DriverChat): { lane: string; chat: ChatRef } {
  if (chat.kind === 'group') {
    return { lane: `g${chat.address}`, chat: { kind: 'group', id: chat.address, name: nameOf(chat.name) } }
  }
  const { identity, name, address } = chat
  const person = options.store.people.see({
    identity,
    address,
    name: name === undefined ? name : cleanText(name, 1_000),
  })
  const ref: ChatRef = { kind: 'person', identity: person.identity, name: person.name ?? null }
  const lane = laneOf(person.person)
  if (person.learned) {
    const at = new Date(options.now()).toISOString()
    add(options, lane, { event: 'identity', event_id: newId('evt'), chat: ref, replaces: null, at })
  }
  return { lane, chat: ref }
}

export function add(
  { store, now }: Pick<ReceiveOptions, 'store' | 'now'>,
  lane: string,
  payload: BotEventInput,
  media: readonly PendingMedia[] = [],
): void {
  const history = payload.event === 'message' && payload.history
  store.events.add({ eventId: payload.event_id, route: 'incoming', lane, history, payload, media, at: now() })
}

function nameOf(name: string | undefined): string | null {
  return name === undefined || name === '' ? null : cleanText(name, 1_000)
}

/** All that is said, without how its bytes are fetched, which differs from one arrival to the next. */
function withoutSource(content: ReceivedMessage['content']): unknown {
  return 'media' in content ? { ...content, media: { ...content.media, source: '' } } : content
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
