import { ContentToSend } from '@recado/contracts/bot-content'
import type { Recipient } from '@recado/contracts/bots'
import type { SendProblem } from '@recado/contracts/delivery'
import { readInteractive } from '@recado/contracts/interactive'
import { SentTemplate } from '@recado/contracts/whatsapp-templates'
import { getConversation, lockMessages } from '../../chat/conversations/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findLastInbound } from '../chats/index.ts'
import {
  changeSend,
  findSend,
  isBehindAnother,
  keepHanded,
  listMessagesToSend,
  type SendRow,
  settleWaiting,
} from '../sends/index.ts'
import type { CloudApi } from './cloud-api.ts'
import type { FixedSend, PreparedSends } from './prepare-sends.ts'
import { recordAck } from './record-ack.ts'
import { type CloudOrder, type CloudOutcome, sayByCloud } from './say-by-cloud.ts'
import { tryLater } from './settle-sends.ts'
import { tellDelivery } from './tell-delivery.ts'

/** So long after the customer's last word a company may write freely. */
const WINDOW_MS = 24 * 3_600_000

/**
 * Sends a conversation's messages to Meta, one at a time and in their order: two requests at once may overtake each other, so
 * the next is not asked before the one before has its answer, whichever job asks. Meta knows no message again that is asked
 * twice, so that it is asked at all is committed before: whoever is killed after that leaves it `handed`, which becomes
 * `uncertain`, and nothing is sent again unseen. Meta's own word of it, which names the send, clears it up.
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
    if (order === 'behind') return false
    if (order === 'gone') continue
    const outcome: CloudOutcome =
      client === undefined
        ? { state: 'failed', problem: 'connection_ended', detail: '', messageId: null }
        : await sayByCloud(client, order, {
            sendId: send.id,
            keep: () => withTenant(source, (scope) => keepHanded(scope, send.id)),
          })
    if (!(await withTenant(source, (scope) => settle(scope, send, order.to, outcome)))) return false
  }
  return true
}

/**
 * gone: it does not leave, or somebody else has begun it. behind: one before it is on its way; when that one has its answer,
 * or nobody waits for it any more, the conversation's sends are asked for again.
 */
async function begin(
  scope: TenantScope,
  send: SendRow,
  { to, message, quoted }: FixedSend['request'],
): Promise<CloudOrder | 'gone' | 'behind'> {
  const { conversation_id: conversationId, seq, connection_id: connectionId } = send
  await lockMessages(scope, { conversationId, seqs: [seq] })
  if (await isBehindAnother(scope, send)) return 'behind'
  if (typeof message === 'string' || typeof to === 'string') throw new TypeError('a fixed send names whom and what')
  const content = ContentToSend.parse(message)
  const stored = (await listMessagesToSend(scope, { conversationId, seqs: [seq] })).get(seq)
  const template = send.kind === 'message' ? SentTemplate.safeParse(stored?.data.template).data : undefined
  const { contact_id: contactId } = await getConversation(scope, conversationId)
  const heard = await findLastInbound(scope, { connectionId, contactId })
  const isClosed = heard === undefined || scope.clock.now().getTime() - heard.getTime() > WINDOW_MS
  if (isClosed && template === undefined) {
    await fail(scope, send, 'window_closed')
    return 'gone'
  }
  if (!(await settleWaiting(scope, send.id, { state: 'handed', problem: null, detail: '' }))) return 'gone'
  if (send.kind === 'message') await tellDelivery(scope, { conversationId, seq })
  const shown = content.kind === 'text' && stored !== undefined ? readInteractive(stored.data) : undefined
  return { to, content, interactive: shown, template, quoted: quoted?.message_id }
}

async function settle(scope: TenantScope, send: SendRow, to: Recipient, outcome: CloudOutcome): Promise<boolean> {
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
