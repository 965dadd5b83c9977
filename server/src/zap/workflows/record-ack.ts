import type { BotEvent } from '@recado/contracts/bots'
import { advances, Delivery } from '@recado/contracts/delivery'
import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { getConversation, lockMessages, recordDelivery } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findOrOpenChat, findOwnMessage, noteSentMessage } from '../chats/index.ts'
import {
  changeSend,
  deleteSend,
  findSend,
  leftAs,
  listMessagesToSend,
  listWaitingChanges,
  planSend,
  type SendRow,
} from '../sends/index.ts'
import { tellDelivery } from './tell-delivery.ts'

type Ack = BotEvent & { event: 'ack' }

/**
 * What the network says of something that left, forward only: told twice, or late, it changes nothing. What was written on
 * the company's own phone has no send, and is known by its message alone.
 * @returns whether it was news
 */
export async function recordAck(scope: TenantScope, connectionId: ConnectionId, ack: Ack): Promise<boolean> {
  const known = ack.id !== null && UUID.test(ack.id) ? await findSend(scope, { connectionId, id: ack.id }) : undefined
  if (known === undefined) return recordOfPhone(scope, connectionId, ack)
  const at = { conversationId: known.conversation_id, seq: known.seq }
  await lockMessages(scope, { conversationId: at.conversationId, seqs: [at.seq] })
  const send = await findSend(scope, { connectionId, id: known.id })
  if (send === undefined || !advances(leftAs(send), ack.state)) return false
  await changeSend(scope, send.id, {
    ...{ state: ack.state, problem: ack.problem, detail: ack.detail },
    ...(ack.message_id === null ? {} : { message_id: ack.message_id }),
  })
  if (send.kind !== 'message') return true
  if (ack.message_id !== null && send.message_id !== ack.message_id) await nameMessage(scope, send, ack.message_id)
  await letChangesFollow(scope, send, ack)
  await tellDelivery(scope, at)
  return true
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function nameMessage(scope: TenantScope, send: SendRow, messageId: string): Promise<void> {
  const { connection_id: connectionId, conversation_id: conversationId, seq } = send
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const chat = await findOrOpenChat(scope, { connectionId, contactId })
  if (chat !== undefined) await noteSentMessage(scope, { chatId: chat.id, messageId, conversationId, seq })
}

/** What changes the message could not be asked for before it had a name; of one that failed there is nothing to change. */
async function letChangesFollow(scope: TenantScope, send: SendRow, { state, message_id }: Ack): Promise<void> {
  const { connection_id: connectionId, conversation_id: conversationId, seq } = send
  const waiting = await listWaitingChanges(scope, { conversationId, seq })
  if (waiting.length === 0) return
  if (state === 'failed') for (const id of waiting) await deleteSend(scope, id)
  else if (message_id !== null) await planSend(scope, { connectionId, conversationId })
}

async function recordOfPhone(scope: TenantScope, connectionId: ConnectionId, ack: Ack): Promise<boolean> {
  if (ack.message_id === null) return false
  const place = await findOwnMessage(scope, { connectionId, chat: ack.chat, messageId: ack.message_id })
  if (place === undefined) return false
  await lockMessages(scope, { conversationId: place.conversationId, seqs: [place.seq] })
  const before = await readDelivery(scope, place)
  if (!advances(before, ack.state)) return false
  const { state, problem } = ack
  await recordDelivery(scope, place, { state, problem, at: scope.clock.now() })
  return true
}

async function readDelivery(
  scope: TenantScope,
  { conversationId, seq }: { conversationId: ConversationId; seq: number },
): Promise<Ack['state'] | undefined> {
  const message = (await listMessagesToSend(scope, { conversationId, seqs: [seq] })).get(seq)
  const state = Delivery.shape.state.safeParse((message?.data.delivery as { state?: unknown } | undefined)?.state).data
  return state === undefined || state === 'waiting' || state === 'handed' ? undefined : state
}
