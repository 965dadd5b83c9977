import { createHash } from 'node:crypto'
import type { BotEvent } from '@recado/contracts/bots'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { isBlank } from '@recado/contracts/unseen'
import type { WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import {
  deleteMessage,
  editMessage,
  findMessage,
  type MessageRow,
  reactToMessage,
  sendMessage,
} from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { cleanText, findGroup, findInChat, type StoredPlace, splitText } from '../chats/index.ts'
import { findPerson } from './meet-person.ts'
import type { Outcome, Taking } from './take-bot-event.ts'

type Change = BotEvent & { event: 'edit' | 'deletion' | 'reaction' }

/** What somebody changed on WhatsApp of a message that is there: its words, a tombstone, a reaction. */
export async function changeReceived(scope: TenantScope, { connection }: Taking, event: Change): Promise<Outcome> {
  const { chat } = event
  const found =
    chat.kind === 'group'
      ? await findGroup(scope, connection.id, chat.id)
      : await findPerson(scope, connection.id, chat)
  const by = { connectionId: connection.id, messageIds: [event.message_id] }
  const place = found && (await findInChat(scope, { ...by, chatId: found.id }))
  // It was before our time, or in a chat that is not followed.
  if (place === undefined) return { outcome: 'stored', code: 'message_unknown' }
  if (event.event === 'reaction') {
    await reactToMessage(scope, place, reactionOf(event))
    return { outcome: 'stored' }
  }
  // Only who wrote a message changes it.
  if (place.fromMe !== event.from_me) return { outcome: 'stored', code: 'not_its_author' }
  const parts = await partsOf(scope, place)
  const [first] = parts
  if (first === undefined || first.deleted_at !== null) return { outcome: 'stored', code: 'message_deleted' }
  if (event.event === 'deletion') {
    const by = event.from_me ? undefined : 'contact'
    for (const { seq } of parts) await deleteMessage(scope, { ...place, seq }, { by })
  } else await rewrite(scope, event, parts)
  return { outcome: 'stored' }
}

/** The messages of ours that one of WhatsApp is: they stand one after another. */
async function partsOf(scope: TenantScope, { conversationId, seq }: StoredPlace): Promise<MessageRow[]> {
  const first = await findMessage(scope, { conversationId, seq })
  if (first === undefined) return []
  const { part } = (first.data.whatsapp ?? {}) as { part?: { n: number; of: number } }
  const rest = Array.from({ length: (part?.of ?? 1) - 1 }, (_, n) => seq + n + 1)
  const rows = await Promise.all(rest.map((next) => findMessage(scope, { conversationId, seq: next })))
  return [first, ...rows.filter((row) => row !== undefined)]
}

/** New words in the place of the old ones; what is longer than before goes on at the end. */
async function rewrite(
  scope: TenantScope,
  { event_id: eventId, text }: Change & { event: 'edit' },
  parts: readonly MessageRow[],
): Promise<void> {
  const words = cleanText(text)
  if (isBlank(words)) return
  const texts = splitText(words, MESSAGE_BODY_MAX).filter((one) => !isBlank(one))
  for (const [n, { conversation_id: conversationId, seq, deleted_at: gone }] of parts.entries()) {
    const body = texts[n]
    if (gone !== null) continue
    if (body === undefined) await deleteMessage(scope, { conversationId, seq })
    else await editMessage(scope, { conversationId, seq }, body, { asWritten: true })
  }
  const [first] = parts
  for (const [n, body] of texts.slice(parts.length).entries()) {
    if (first === undefined) return
    const { conversation_id: conversationId, direction, author_kind: kind, author_id: id, author_name: name } = first
    const { whatsapp: _, reactions: __, ...data } = first.data
    await sendMessage(scope, {
      ...{ conversationId, direction, author: { kind, id, name }, body, kind: 'text', asWritten: true, data },
      clientId: `wa:${createHash('sha256').update(`${eventId}/${n}`).digest('base64url')}`,
      replyToSeq: first.seq,
    })
  }
}

function reactionOf({ chat, from_me: fromMe, sender, emoji }: Change & { event: 'reaction' }) {
  const from = fromMe ? ('company' as const) : ('contact' as const)
  const key = chat.kind === 'group' && !fromMe ? `contact:${keyOf(sender)}` : from
  // A LID is no name.
  const name = chat.kind === 'group' && !fromMe ? (sender?.phone ?? '') : ''
  return { key, from, name, emoji: emoji === null || isBlank(emoji) ? null : cleanText(emoji) }
}

function keyOf(sender: WhatsappIdentity | null): string {
  const key = sender?.lid ?? sender?.bsuid ?? sender?.phone ?? ''
  return createHash('sha256').update(key).digest('base64url').slice(0, 16)
}
