import { ExecutionEvent } from '@recado/contracts/execution-events'
import type { ExecutionId } from '@recado/contracts/ids'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { listEvents, type Round, readSteps } from './execution-events.sql.ts'
import { findExecution } from './executions.sql.ts'
import type { ExecutionPorts } from './ports.ts'
import { type Hearing, hear, NOTHING_HEARD, presentEvent } from './present/present-event.ts'
import type { Words } from './present/words.ts'

const PAGE = 100
/** A comment keeps proxies from ending a stream in which nothing happens; it is also a look without having been told. */
const HEARTBEAT_MS = 15_000

/**
 * Events of an execution as server-sent events, from `after` on, until it has stopped or the reader goes. What was missed
 * comes out of the table: a reader who was away asks with the last number it has.
 */
export async function* streamEvents(
  { withTenant, executionWatch }: Pick<ExecutionPorts, 'withTenant' | 'executionWatch'>,
  source: ScopeSource,
  id: ExecutionId,
  { after, words, signal }: { after: number; words: Words; signal: AbortSignal },
): AsyncGenerator<string> {
  const news = createBell()
  const stop = executionWatch.listen(id, news.ring)
  const ended = AbortSignal.any([signal, executionWatch.ended])
  ended.addEventListener('abort', news.ring)
  let hearing: Hearing = NOTHING_HEARD
  let last = after
  try {
    // Ends: when the execution has stopped, the reader goes or the process does.
    while (!ended.aborted) {
      const { row, events } = await withTenant(source, async (scope) => ({
        events: await listEvents(scope, id, { after: last, limit: PAGE }),
        row: await findExecution(scope, id),
      }))
      for (const event of events) {
        if (hearing.round !== event.round)
          hearing = await recall(withTenant, source, { id, round: event.round }, event.seq)
        hearing = hear(hearing, event)
        last = event.seq
        const shown = presentEvent(event, hearing, words)
        if (shown !== undefined) yield encodeEvent(shown)
      }
      if (events.length === PAGE) continue
      if (row === undefined || (row.status !== 'running' && row.last_event <= last)) return
      if (events.length > 0) continue
      if (!(await news.wait(HEARTBEAT_MS))) yield ':\n\n'
    }
  } finally {
    stop()
    ended.removeEventListener('abort', news.ring)
  }
}

function encodeEvent(event: ExecutionEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(ExecutionEvent.encode(event))}\n\n`
}

/** What a reader who begins in the middle of a round has not heard. */
async function recall(
  withTenant: ExecutionPorts['withTenant'],
  source: ScopeSource,
  round: Round,
  before: number,
): Promise<Hearing> {
  const none = { ...NOTHING_HEARD, round: round.round }
  if (before <= 1) return none
  return withTenant(source, async (scope) => {
    const [intake] = await readSteps(scope, round, 'intake.completed')
    const [calculation] = await readSteps(scope, round, 'calculation.completed')
    return { ...none, sector: intake?.sector ?? none.sector, nodes: calculation?.nodes ?? none.nodes }
  })
}

/** Rings once for however much happens between two waits. */
function createBell(): { ring(): void; wait(ms: number): Promise<boolean> } {
  let rung = false
  let answer: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      answer?.()
    },
    /** @returns false when nobody rang in that time. */
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        answer = undefined
      }
      const heard = rung
      rung = false
      return heard
    },
  }
}
