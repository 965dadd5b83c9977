import { type Move, NEXT } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { Position } from '../../session/state.ts'
import type { PlaceholderBlock } from './schema.ts'

/** Tells the flow's owner that somebody came by here, and goes on. */
export function executePlaceholder(block: PlaceholderBlock, run: Run, position: Position): Move {
  run.report('placeholder_reached', position, block.original_type)
  return NEXT
}
