import type { Move } from '../../session/move.ts'
import type { SubFlowBlock } from './schema.ts'

/** Goes into the sub-flow; the step remembers the way back. */
export function executeSubFlow(block: SubFlowBlock): Move {
  return { kind: 'call', flow: block.flow, block: block.block }
}
