import { ContentToSend } from '@recado/contracts/bot-content'
import type { Recipient } from '@recado/contracts/bots'
import type { AckState, SendProblem } from '@recado/contracts/delivery'
import { type Interactive, readInteractive } from '@recado/contracts/interactive'
import { getConversation, lockMessages } from '../../chat/conversations/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findLastInbound, splitText } from '../chats/index.ts'
import { type GraphClient, graphMessage, NotSayable, problemOf } from '../cloud/index.ts'
import { changeSend, findSend, listMessagesToSend, type SendRow, settleWaiting } from '../sends/index.ts'
import type { CloudApi } from './cloud-api.ts'
import type { FixedSend, PreparedSends } from './prepare-sends.ts'
import { recordAck } from './record-ack.ts'
import { tryLater } from './settle-sends.ts'
import { tellDelivery } from './tell-delivery.ts'

/** So long after the customer's last word a company may write freely. */
const WINDOW_MS = 24 * 3_600_000
/** Meta's limit for a text, in characters. */
const TEXT_MAX = 4_096

/**
 * Sends a conversation's messages to Meta, in their order. Meta knows no message again that is asked twice, so that it is
 * asked at all is committed before: whoever is killed after that leaves it `handed`, which becomes `uncertain`, and nothing
 * is sent again unseen. Meta's own word of it, which names the send, clears it up.
 * @returns whether to go on
 */
export async function sendByCloud(
  { withTenant, cloudApi }: { withTenant: WithTenant; cloudApi: CloudApi },
  source: ScopeSource,
  { connection, ready }: PreparedSends,
): Promise<boolean> {
  const client = cloudApi.clientOf(source.tenant.id, connection)
  for (const { send, request } of ready) {
    const order = await withTenant(source, (scope) => begin(scope, send, request))
    if (order === undefined) continue
    const outcome: Outcome =
      client === undefined
        ? { state: 'failed', problem: 'connection_ended', detail: '', messageId: null }
        : await sayAll(client, order, send.id)
    if (!(await withTenant(source, (scope) => settle(scope, send, order.to, outcome)))) return false
  }
  return true
}

interface Order {
  to: Recipient
  content: ContentToSend
  interactive: Interactive | undefined
  quoted: string | undefined
}

type Outcome =
  | { state: AckState; problem: SendProblem | null; detail: string; messageId: string | null }
  | { state: 'later'; detail: string }

/** Undefined: it does not leave, or somebody else has begun it. */
async function begin(
  scope: TenantScope,
  send: SendRow,
  { to, message, quoted }: FixedSend['request'],
): Promise<Order | undefined> {
  const { conversation_id: conversationId, seq, connection_id: connectionId } = send
  await lockMessages(scope, { conversationId, seqs: [seq] })
  if (typeof message === 'string' || typeof to === 'string') throw new TypeError('a fixed send names whom and what')
  const content = ContentToSend.parse(message)
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const heard = await findLastInbound(scope, { connectionId, contactId })
  if (heard === undefined || scope.clock.now().getTime() - heard.getTime() > WINDOW_MS) {
    await fail(scope, send, 'window_closed')
    return undefined
  }
  if (!(await settleWaiting(scope, send.id, { state: 'handed', problem: null, detail: '' }))) return undefined
  if (send.kind === 'message') await tellDelivery(scope, { conversationId, seq })
  const stored = (await listMessagesToSend(scope, { conversationId, seqs: [seq] })).get(seq)
  const shown = content.kind === 'text' && stored !== undefined ? readInteractive(stored.data) : undefined
  return { to, content, interactive: shown, quoted: quoted?.message_id }
}

/** A text that is too long for one message goes in several; the last one is the one that is heard of. */
async function sayAll(client: GraphClient, order: Order, sendId: string): Promise<Outcome> {
  const { content } = order
  const pieces: ContentToSend[] =
    content.kind === 'text' && content.text.length > TEXT_MAX
      ? splitText(content.text, TEXT_MAX).map((text) => ({ kind: 'text', text }))
      : [content]
  for (const [n, piece] of pieces.entries()) {
    const isLast = n === pieces.length - 1
    const outcome = await say(client, { ...order, content: piece }, isLast ? sendId : `${sendId}/${n}`)
    // Of several the first may have gone out: then it is not asked again.
    if (n > 0 && outcome.state === 'later')
      return { state: 'uncertain', problem: null, detail: outcome.detail, messageId: null }
    if (isLast || outcome.state !== 'sent') return outcome
  }
  throw new Error('a text has no pieces')
}

async function say(client: GraphClient, order: Order, callbackData: string): Promise<Outcome> {
  try {
    const answer = await client.send(graphMessage({ ...order, callbackData }))
    if (answer.ok) return { state: 'sent', problem: null, detail: '', messageId: answer.value }
    const { outcome, code, detail } = answer
    if (outcome === 'later') return { state: 'later', detail }
    if (outcome === 'unknown') return { state: 'uncertain', problem: null, detail, messageId: null }
    return { state: 'failed', problem: problemOf(code), detail, messageId: null }
  } catch (error) {
    if (!(error instanceof NotSayable)) throw error
    return { state: 'failed', problem: error.problem, detail: '', messageId: null }
  }
}

async function settle(scope: TenantScope, send: SendRow, to: Recipient, outcome: Outcome): Promise<boolean> {
  if (outcome.state !== 'later') {
    if ('group' in to) return true
    await recordAck(scope, send.connection_id, {
      ...{ event: 'ack', event_id: `cloud-${send.id}`, at: scope.clock.now(), id: send.id },
      ...{ message_id: outcome.messageId, state: outcome.state, problem: outcome.problem, detail: outcome.detail },
      chat: { kind: 'person', identity: to, name: null },
    })
    return true
  }
  const { conversation_id: conversationId, seq } = send
  await lockMessages(scope, { conversationId, seqs: [seq] })
  const now = await findSend(scope, { connectionId: send.connection_id, id: send.id })
  if (now?.state !== 'handed') return true
  await changeSend(scope, send.id, { state: 'waiting', detail: outcome.detail })
  await tryLater(scope, send, 'bot_busy')
  return false
}

async function fail(scope: TenantScope, send: SendRow, problem: SendProblem): Promise<void> {
  await changeSend(scope, send.id, { state: 'failed', problem, detail: '' })
  if (send.kind === 'message') await tellDelivery(scope, { conversationId: send.conversation_id, seq: send.seq })
}
