import type { FlowEndReason, FlowSessionStatus } from '@recado/contracts/flow-runs'
import { collectAnswers, type Effect, type Flow, type FlowEvent, type State, step, type Visit } from '@recado/flow'
import { BotError } from './bot-error.ts'
import type { SessionRow } from './session-row.ts'

export interface SteppedSession {
  session: SessionRow
  event: FlowEvent
  effects: Effect[]
  path: Visit[]
  /** What went wrong in it: a code of the engine, and where. */
  error: string | null
}

/**
 * Moves a session one event on. Undefined where the event changes nothing: words while a person speaks, a late result.
 * @throws BotError when the engine fails, which it never should
 */
export function takeStep(flow: Flow, session: SessionRow, event: FlowEvent): SteppedSession | undefined {
  const next = stepSafely(flow, session.state, event)
  if (next.state === session.state) return undefined
  const { state, effects, visits } = next
  const report = effects.find((effect) => effect.type === 'report')
  const reported = report === undefined ? null : `${report.code} ${report.block} ${report.detail}`.trim().slice(0, 500)
  const error = failureOf(event) ?? reported
  const end = endOf(state, effects, event)
  const at = new Date(event.at)
  return {
    session: {
      ...session,
      state,
      status: end === undefined ? statusOf(state) : 'closed',
      end_reason: end ?? null,
      ended_at: end === undefined ? null : at,
      waits_for: state.awaiting?.kind ?? null,
      // Where it ended is where it last was.
      at_flow: state.position?.flow ?? visits.at(-1)?.flow ?? session.at_flow,
      at_block: state.position?.block ?? visits.at(-1)?.block ?? session.at_block,
      answers: collectAnswers(flow, state),
      paused_reason: state.paused?.reason ?? null,
      step_count: session.step_count + 1,
      error_count: session.error_count + (error === null ? 0 : 1),
      last_step_at: at,
    },
    event,
    effects,
    path: visits,
    error,
  }
}

function stepSafely(flow: Flow, state: State, event: FlowEvent): ReturnType<typeof step> {
  try {
    return step(flow, state, event)
  } catch (error) {
    throw new BotError('step_failed', (error as Error).message.slice(0, 300), { cause: error })
  }
}

function statusOf({ paused }: State): FlowSessionStatus {
  if (paused === null) return 'running'
  return paused.reason === 'handed_over' ? 'handed_over' : 'paused'
}

/** A path that has ended is not over while its last buttons are on offer: on WhatsApp they are a list to answer in words. */
function endOf(
  { phase, paused, offers }: State,
  effects: readonly Effect[],
  event: FlowEvent,
): FlowEndReason | undefined {
  if (phase === 'closed') {
    if (event.type === 'closed') return 'resolved'
    return effects.some((effect) => effect.type === 'close' && effect.reason === 'left') ? 'left' : 'finished'
  }
  return phase === 'ended' && paused === null && offers === null ? 'finished' : undefined
}

/** What a service did not do, as a code: for who reads the history, and for the person who takes over. */
function failureOf(event: FlowEvent): string | null {
  if (event.type !== 'effect_done') return null
  if (!event.result.ok) return event.result.error
  const { value } = event.result
  const status = value !== null && typeof value === 'object' && !Array.isArray(value) ? value.status : undefined
  return typeof status === 'number' && status >= 400 ? `http_status ${status}` : null
}
