import type { ConversationRow } from '../../chat/conversations/index.ts'
import { endWait } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Channel, channelOf } from '../channels/index.ts'
import {
  addToFigures,
  countStep,
  type Flow,
  type FlowEvent,
  findInboxChannel,
  insertEffects,
  insertSession,
  insertStep,
  type NewEffectRow,
  type SessionRow,
  saveSession,
  takeStep,
} from '../sessions/index.ts'
import { type BotTalk, createBotTalk } from './bot-talk.ts'
import { carryOut } from './carry-out.ts'

/** A session under way in one transaction. */
export interface SessionRun {
  scope: TenantScope
  conversation: Pick<ConversationRow, 'id' | 'inbox_id'>
  flow: Flow
  /** As it is now; what changed is stored by `storeRun`. */
  session: SessionRow
  isNew: boolean
  /** How it speaks; tests make it fail. */
  talk: BotTalk
  channel: Channel
}

export type OpenTalk = typeof createBotTalk

export async function openRun(
  scope: TenantScope,
  place: Pick<SessionRun, 'conversation' | 'flow' | 'session' | 'isNew'>,
  openTalk: OpenTalk = createBotTalk,
): Promise<SessionRun> {
  const channel = channelOf(await findInboxChannel(scope, place.conversation.inbox_id))
  const run: SessionRun = { scope, ...place, talk: openTalk(scope, place.conversation), channel }
  // Its steps name it.
  if (place.isNew) await insertSession(scope, place.session)
  return run
}

/**
 * Moves a session one event on and does what it asks for. What is outside of the house is asked by jobs afterwards.
 * @throws BotError when the flow itself fails
 */
export async function runEvent(run: SessionRun, event: FlowEvent): Promise<void> {
  const { scope, flow } = run
  const before = run.session
  const stepped = takeStep(flow, before, event)
  if (stepped === undefined) return
  run.session = stepped.session
  const stepSeq = run.session.step_count
  const place = {
    session: run.session,
    channel: run.channel,
    talk: run.talk,
    handOver: { ...handOverOf(run), ...(stepped.error === null ? {} : { error: stepped.error }) },
  }
  const done: NewEffectRow[] = []
  for (const effect of stepped.effects) done.push(await carryOut(scope, effect, place))
  const failed = done.find(({ status }) => status === 'failed')
  const error = stepped.error ?? failed?.error ?? null
  if (failed !== undefined) run.session.error_count += 1
  const { path, effects } = stepped
  const at = new Date(event.at)
  await insertStep(scope, run.session, { seq: stepSeq, at, event, path, effects: effects.map(({ id }) => id), error })
  await insertEffects(scope, run.session, { stepSeq, effects: done })
  await addToFigures(scope, run.session.flow_version_id, dayOf(scope, at), countStep(before, stepped))
  const spoke = done.some(({ messageIds }) => messageIds.length > 0)
  if (spoke && run.session.status === 'running') await endWait(scope, run.conversation.id)
}

export async function storeRun({ scope, session }: SessionRun): Promise<void> {
  await saveSession(scope, session)
}

/** What the person who takes over reads: which bot it was, and what was answered. */
function handOverOf({ flow, session }: SessionRun): Record<string, unknown> {
  return {
    session_id: session.id,
    flow_name: flow.document.name,
    answers: session.answers.map(({ question, value }) => ({ question, value })),
  }
}

/** YYYY-MM-DD as the company's calendar has it at that instant. */
function dayOf({ tenant }: TenantScope, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timezone, dateStyle: 'short' }).format(at)
}
