import type { SendBody } from '@recado/contracts/bots'
import type { SendProblem } from '@recado/contracts/delivery'
import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import { getConversation, lockMessages } from '../../chat/conversations/index.ts'
import { LIFECYCLE } from '../../core/tenants/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findOrOpenChat } from '../chats/index.ts'
import { type Connection, findConnection, takeWatch } from '../connections/index.ts'
import {
  changeSend,
  composeRequest,
  deleteSend,
  findNamed,
  fixRequest,
  listMessagesToSend,
  listParts,
  listWaiting,
  listWaitingSeqs,
  type MessageToSend,
  planWatch,
  type SendFacts,
  type SendRow,
} from '../sends/index.ts'
import { tellDelivery } from './tell-delivery.ts'

/** A send whose request will not change any more. */
export interface FixedSend {
  send: SendRow
  request: SendBody
}

export interface PreparedSends {
  connection: Connection
  /** In the order in which they leave. */
  ready: FixedSend[]
  /** Files that need an address before the rest can be composed; then it is prepared again. */
  unlinked: MessageAttachment[]
}

/** Messages that leave in one go: some transactions a go, however many wait. */
const MESSAGES_A_GO = 20

/**
 * What of a conversation leaves now, each fixed word for word before it is asked the first time: whoever is killed after that
 * asks the same again, and the bot knows it. What cannot leave fails, with its reason. Undefined: nothing leaves now.
 * @param due it was put off until now, or its bot is back
 */
export async function prepareSends(
  scope: TenantScope,
  place: { connectionId: ConnectionId; conversationId: ConversationId; due: boolean },
  links: ReadonlyMap<string, string>,
  pictureUrlOf: (sendId: string) => string,
): Promise<PreparedSends | undefined> {
  const { connectionId, conversationId } = place
  const seqs = await listWaitingSeqs(scope, conversationId, MESSAGES_A_GO)
  if (seqs.length === 0) return undefined
  await lockMessages(scope, { conversationId, seqs })
  const sends = await listWaiting(scope, { conversationId, seqs })
  const connection = await findConnection(scope, connectionId)
  if (connection === undefined || sends.length === 0) return undefined
  const [head] = sends
  // The one that was put off has a job of its own; what came after it leaves with it.
  if (!place.due && head?.next_attempt_at != null && head.next_attempt_at > scope.clock.now()) return undefined
  const refused = refusalOf(scope, connection)
  if (refused !== undefined) return failAll(scope, sends, refused)
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const chat = await findOrOpenChat(scope, { connectionId, contactId })
  if (chat === undefined) return failAll(scope, sends, 'no_phone')
  const messages = await listMessagesToSend(scope, { conversationId, seqs })
  const unlinked: MessageAttachment[] = []
  const ready: FixedSend[] = []
  for (const send of sends) {
    const message = messages.get(send.seq)
    if (message === undefined || isGone(send, message)) await deleteSend(scope, send.id)
    else if (chat.kind === 'group' && !isGroupAnswered(connection, message)) {
      await fail(scope, send, 'group_not_allowed')
    } else if (send.request !== null) ready.push({ send, request: send.request })
    else {
      const missing = message.attachments.filter(({ id }) => !links.has(id))
      unlinked.push(...(send.kind === 'message' ? missing : []))
      // From the first that lacks an address on they leave with the next go: order is kept.
      if (unlinked.length > 0) break
      const target = await findTarget(scope, send)
      // Meta fetches by itself, from outside.
      const pictureUrl = connection.driver === 'cloud' ? undefined : pictureUrlOf(send.id)
      const request = composeRequest({ send, message, to: chat.to, target, links, pictureUrl })
      if (request === undefined) continue
      if (isWithoutFile(request)) {
        await fail(scope, send, 'media_unreachable')
        continue
      }
      await fixRequest(scope, send.id, request)
      ready.push({ send, request })
    }
  }
  const watchAt = new Date(scope.clock.now().getTime() + WATCH_AFTER_MS)
  if (await takeWatch(scope, connectionId, watchAt)) await planWatch(scope, connectionId, watchAt)
  return { connection, ready, unlinked }
}

/** Who is told after how long that something is stuck. */
export const WATCH_AFTER_MS = 60_000

function refusalOf({ tenant }: TenantScope, { deleted_at }: Connection): SendProblem | undefined {
  if (deleted_at !== null) return 'connection_ended'
  return LIFECYCLE[tenant.status].allows.includes('write') ? undefined : 'company_suspended'
}

/** Taken back before it left: the customer need not know. */
function isGone({ kind }: SendRow, { deleted_at }: MessageToSend): boolean {
  return deleted_at !== null && kind !== 'deletion'
}

/** Nobody but a person speaks in a group, and only where the company wants it. */
function isGroupAnswered({ groups }: Connection, { author_kind }: MessageToSend): boolean {
  return groups === 'answer' && author_kind !== 'bot'
}

/** What WhatsApp calls what is changed: each part of a message has a name of its own. */
async function findTarget(
  scope: TenantScope,
  { conversation_id: conversationId, seq, part, kind }: SendRow,
): Promise<SendFacts['target']> {
  if (kind === 'message') return undefined
  if (kind === 'reaction') return findNamed(scope, { conversationId, seq })
  const own = (await listParts(scope, { conversationId, seq })).find((one) => one.part === part)
  return own?.message_id == null ? undefined : { message_id: own.message_id, from_me: true }
}

function isWithoutFile({ message }: SendBody): boolean {
  return typeof message !== 'string' && 'media' in message && message.media.url === ''
}

async function failAll(scope: TenantScope, sends: readonly SendRow[], problem: SendProblem): Promise<undefined> {
  for (const send of sends) await fail(scope, send, problem)
}

async function fail(scope: TenantScope, send: SendRow, problem: SendProblem): Promise<void> {
  await changeSend(scope, send.id, { state: 'failed', problem, detail: '' })
  if (send.kind === 'message') await tellDelivery(scope, { conversationId: send.conversation_id, seq: send.seq })
}
