import type { SessionRow } from './session-row.ts'
import type { SteppedSession } from './take-step.ts'

/** What a step adds to the figures of a block and one of its outputs ('' while it waits, or where it ends). */
export interface BlockCount {
  flow: string
  block: string
  output: string
  visits: number
  answers: number
  failures: number
  drop_offs: number
}

/** What a step adds to the figures of its version. */
export interface RunCount {
  started: number
  finished: number
  handed_over: number
  dropped: number
}

/** Reads the figures of a step out of what was before it and what came after. */
export function countStep(
  before: SessionRow,
  { session, event, path }: SteppedSession,
): { blocks: BlockCount[]; run: RunCount } {
  const blocks = new Map<string, BlockCount>()
  const of = (flow: string, block: string, output: string) => {
    const key = JSON.stringify([flow, block, output])
    const known = blocks.get(key) ?? { flow, block, output, visits: 0, answers: 0, failures: 0, drop_offs: 0 }
    blocks.set(key, known)
    return known
  }
  const { awaiting, position } = before.state
  for (const [index, { flow, block, output }] of path.entries()) {
    const waited = index === 0 && awaiting !== null && flow === position?.flow && block === position.block
    const answered = waited && awaiting.kind === 'answer' && event.type === 'messages'
    if (answered) of(flow, block, '')[output === null ? 'failures' : 'answers'] += 1
    // A block that waited was counted as it began to: going on by an output moves that visit there, and is no other one.
    if (waited && output === null) continue
    if (waited) of(flow, block, '').visits -= 1
    of(flow, block, output ?? '').visits += 1
  }
  const isOver = session.status === 'closed' && before.status !== 'closed'
  const dropped = isOver && before.state.awaiting !== null && !['finished', 'left'].includes(session.end_reason ?? '')
  if (dropped && before.state.position) of(before.state.position.flow, before.state.position.block, '').drop_offs += 1
  return {
    blocks: [...blocks.values()],
    run: {
      started: before.step_count === 0 ? 1 : 0,
      finished: isOver && !dropped ? 1 : 0,
      handed_over: session.status === 'handed_over' && before.status !== 'handed_over' ? 1 : 0,
      dropped: dropped ? 1 : 0,
    },
  }
}
