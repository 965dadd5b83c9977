import type { Move } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { CloseBlock } from './schema.ts'

/** Says goodbye where the flow has words for it, and closes. */
export function executeClose(block: CloseBlock, run: Run): Move {
  if (block.text !== undefined) run.say(run.text(block.text))
  run.emit({ type: 'close', reason: 'block' })
  return { kind: 'close' }
}
