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
  planSend,
  readSendName,
  readWaitingFor,
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
  const name = readSendName(ack.id)
  const known = name === undefined ? undefined : await findSend(scope, { connectionId, id: name.id })
  if (name === undefined || known === undefined) return recordOfPhone(scope, connectionId, ack)
  if (name.isPiece) return recordOfPiece(scope, known, ack)
  const at = { conversationId: known.conversation_id, seq: known.seq }
  await lockMessages(scope, { conversationId: at.conversationId, seqs: [at.seq] })
  const send = await findSend(scope, { connectionId, id: known.id })
  if (send === undefined || send.problem === 'partly_sent' || !advances(leftAs(send), ack.state)) return false
  await changeSend(scope, send.id, {
    ...{ state: ack.state, problem: ack.problem, detail: ack.detail },
    ...(ack.message_id === null ? {} : { message_id: ack.message_id }),
  })
  await letOthersFollow(scope, send, ack)
  if (send.kind !== 'message') return true
  if (ack.message_id !== null && send.message_id !== ack.message_id) await nameMessage(scope, send, ack.message_id)
  await tellDelivery(scope, at)
  return true
}

/** Of a text in several pieces the last speaks for all; that another one did not arrive is said all the same, and stays. */
async function recordOfPiece(scope: TenantScope, { id, ...known }: SendRow, ack: Ack): Promise<boolean> {
  const at = { conversationId: known.conversation_id, seq: known.seq }
  await lockMessages(scope, { conversationId: at.conversationId, seqs: [at.seq] })
  const send = await findSend(scope, { connectionId: known.connection_id, id })
  if (ack.state !== 'failed' || send === undefined || send.state === 'failed') return false
  await changeSend(scope, id, { state: 'failed', problem: 'partly_sent', detail: ack.detail })
  await letOthersFollow(scope, send, ack)
  await tellDelivery(scope, at)
  return true
}

async function nameMessage(scope: TenantScope, send: SendRow, messageId: string): Promise<void> {
  const { connection_id: connectionId, conversation_id: conversationId, seq } = send
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const chat = await findOrOpenChat(scope, { connectionId, contactId })
  if (chat !== undefined) await noteSentMessage(scope, { chatId: chat.id, messageId, conversationId, seq })
}

/**
 * What changes the message could not be asked for before it had a name; of one that failed there is nothing to change. And what
 * was turned away while this was on its way (`send-by-cloud.ts`) leaves now.
 */
async function letOthersFollow(scope: TenantScope, send: SendRow, { state, message_id }: Ack): Promise<void> {
  const { connection_id: connectionId, conversation_id: conversationId, seq } = send
  const { changes, younger } = await readWaitingFor(scope, { conversationId, seq })
  const own = send.kind === 'message' ? changes : []
  if (state === 'failed') for (const id of own) await deleteSend(scope, id)
  const isNamed = own.length > 0 && state !== 'failed' && message_id !== null
  if (isNamed || (younger && send.state === 'handed')) await planSend(scope, { connectionId, conversationId })
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
