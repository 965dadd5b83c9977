import type { SessionRow } from './session-row.ts'
import type { SteppedSession } from './take-step.ts'

/** What a step adds to the figures of a block and one of its outputs ('' where it waits or ends). */
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
  const asked = before.state.awaiting?.kind === 'answer' ? before.state.position : null
  const answering = event.type === 'messages' && asked !== null
  for (const [index, { flow, block, output }] of path.entries()) {
    const isAnswer = answering && index === 0 && flow === asked.flow && block === asked.block
    // The block was counted when it asked; what it took or refused is no other visit, but its way out is one.
    if (isAnswer && output === null) of(flow, block, '').failures += 1
    else of(flow, block, output ?? '').visits += 1
    if (isAnswer && output !== null) of(flow, block, '').answers += 1
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
