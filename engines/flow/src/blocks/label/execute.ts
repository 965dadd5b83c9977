import { type Move, NEXT } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { LabelBlock } from './schema.ts'

/** Asks for labels to be put on or taken off. */
export function executeLabel(block: LabelBlock, run: Run): Move {
  const names = (sources: string[]) => sources.map((source) => run.text(source).trim()).filter(Boolean)
  const [add, remove] = [names(block.add), names(block.remove)]
  if (add.length + remove.length > 0) run.emit({ type: 'label', add, remove })
  return NEXT
}
