import type { ConversationId, FlowId } from '@recado/contracts/ids'
import {
  type ConversationRow,
  endWait,
  getConversation,
  holdConversation,
  lockConversation,
  reopenConversation,
} from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findApiStart, sessionErrors } from '../sessions/index.ts'
import { catchUp } from './catch-up.ts'
import { beginSession, type FlowParts } from './follow-conversation.ts'
import { runEvent, type SessionRun, storeRun } from './run-session.ts'

/** Makes the bot quiet; the conversation is people's. @throws conversation_not_found, flow_session_missing (404) */
export async function pauseFlow(scope: TenantScope, parts: FlowParts, id: ConversationId): Promise<void> {
  const { run, bot } = await openForPerson(scope, parts, id)
  await runEvent(run, { type: 'human_spoke', at: scope.clock.now().getTime() })
  await storeRun(run)
  if ((await lockConversation(bot, id)).status === 'pending') await reopenConversation(bot, id)
}

/**
 * Gives the conversation back to the bot; what was written meanwhile was people's.
 * @throws conversation_not_found, flow_session_missing (404), status_conflict (409) when it is resolved
 */
export async function resumeFlow(
  scope: TenantScope,
  parts: FlowParts,
  id: ConversationId,
  mode: 'continue' | 'restart',
): Promise<void> {
  const { run, bot } = await openForPerson(scope, parts, id)
  await holdConversation(bot, id)
  await endWait(bot, id)
  await runEvent(run, { type: 'resumed', at: scope.clock.now().getTime(), mode })
  await storeRun(run)
}

/** Ends the bot's part. @throws conversation_not_found, flow_session_missing (404) */
export async function stopFlow(scope: TenantScope, parts: FlowParts, id: ConversationId): Promise<void> {
  const { run, bot } = await openForPerson(scope, parts, id)
  await endRun(run, 'stopped')
  if ((await lockConversation(bot, id)).status === 'pending') await reopenConversation(bot, id)
}

/**
 * Starts a flow in a conversation; it speaks first. One that is going on ends, its own timers with it.
 * @throws conversation_not_found, flow_not_startable (404), status_conflict (409) when the conversation is resolved
 */
export async function startFlow(
  scope: TenantScope,
  parts: FlowParts,
  id: ConversationId,
  { flowId, variables }: { flowId: FlowId; variables: Readonly<Record<string, string | number | boolean>> },
): Promise<void> {
  const conversation = await getConversation(scope, id)
  const start = await findApiStart(scope, { flowId, inboxId: conversation.inbox_id })
  if (start === undefined) throw sessionErrors.flow_not_startable()
  await beginByItself(asBot(scope), parts, conversation, start, variables)
}

/** A flow that speaks first, in place of the one that is going on. */
export async function beginByItself(
  bot: TenantScope,
  parts: FlowParts,
  conversation: ConversationRow,
  start: Pick<Parameters<typeof beginSession>[3], 'flow_id' | 'flow_version_id' | 'start'>,
  variables: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  const going = await catchUp(bot, parts, conversation.id)
  if (going !== undefined) await endRun(going, 'replaced')
  await holdConversation(bot, conversation.id)
  const now = await lockConversation(bot, conversation.id)
  const run = await beginSession(bot, parts, now, { ...start, heardSeq: now.last_seq, variables })
  await runEvent(run, { type: 'started', at: bot.clock.now().getTime() })
  await storeRun(run)
}

async function endRun(run: SessionRun, reason: 'stopped' | 'replaced'): Promise<void> {
  await runEvent(run, { type: 'closed', at: run.scope.clock.now().getTime() })
  if (run.session.end_reason === 'resolved') run.session.end_reason = reason
  await storeRun(run)
}

/** Whoever acts must see the conversation; what the bot does then is the bot's, whatever they see. */
async function openForPerson(
  scope: TenantScope,
  parts: FlowParts,
  id: ConversationId,
): Promise<{ run: SessionRun; bot: TenantScope }> {
  await getConversation(scope, id)
  const bot = asBot(scope)
  const run = await catchUp(bot, parts, id)
  if (run === undefined || run.session.status === 'closed') throw sessionErrors.flow_session_missing()
  return { run, bot }
}

/** What a bot does is its own, whoever asked for it. */
export function asBot(scope: TenantScope): TenantScope {
  return { ...scope, actor: { kind: 'system', name: 'flows' } }
}
