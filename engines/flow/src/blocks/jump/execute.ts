import type { Move } from '../../session/move.ts'
import type { JumpBlock } from './schema.ts'

/** Goes on elsewhere. */
export function executeJump(block: JumpBlock): Move {
  return { kind: 'jump', block: block.to }
}
