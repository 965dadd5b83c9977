import type { ExecutionEvent, ExecutionPhase } from '@recado/contracts/execution-events'
import { EXECUTION_PHASES } from '@recado/contracts/execution-events'

/** One thing that happened, as the page tells it. */
export interface SceneLine {
  key: number
  event: ExecutionEvent
}

export interface Scene {
  /** Of the last round that has begun. */
  round: number
  phase: ExecutionPhase | null
  /** Steps of the work that are behind it. */
  phasesDone: readonly ExecutionPhase[]
  lines: readonly SceneLine[]
  /** Who is being waited for, and who has spoken. */
  members: Readonly<Record<string, 'thinking' | 'spoke'>>
  /** What options are called, by what was said of them. */
  options: ReadonlyMap<string, string>
}

/** What to show of the present round, out of all that happened. */
export function sceneOf(events: readonly ExecutionEvent[]): Scene {
  const round = events.at(-1)?.round ?? 1
  const current = events.filter((event) => event.round === round)
  const members: Record<string, 'thinking' | 'spoke'> = {}
  let phase: ExecutionPhase | null = null
  for (const event of current) {
    const { type, phase: at, says } = event
    const agent = speakerOf(event)
    if (at !== null) phase = at
    if (agent === null) continue
    if (type === 'model_asked') members[agent] ??= 'thinking'
    if (says.length > 0) members[agent] = 'spoke'
  }
  const ended = current.some(({ type, status }) => type === 'status' && (status === 'complete' || status === 'partial'))
  const reached = phase === null ? -1 : EXECUTION_PHASES.indexOf(phase)
  return {
    round,
    phase,
    phasesDone: EXECUTION_PHASES.slice(0, ended ? EXECUTION_PHASES.length : Math.max(reached, 0)),
    lines: current.filter(isTold).map((event) => ({ key: event.seq, event })),
    members,
    options: new Map(
      current.flatMap(({ says }) =>
        says.flatMap(({ option, option_name }) =>
          option === null || option_name === null ? [] : [[option, option_name]],
        ),
      ),
    ),
  }
}

/** A call of a model shows in whose turn it is; the calculation and the reading show in the steps. */
function isTold({ type, says, disputes, status, outcome }: ExecutionEvent): boolean {
  if (type === 'status') return status !== 'running'
  if (type === 'model_asked') return false
  if (type === 'model_answered') return outcome !== null && outcome !== 'answered'
  return says.length > 0 || disputes.length > 0
}

/** Who speaks: of a rebuttal the engine says `operations@effect:inputs`, which is operations. */
export function speakerOf({ agent }: ExecutionEvent): string | null {
  return agent?.split('@')[0] ?? null
}
