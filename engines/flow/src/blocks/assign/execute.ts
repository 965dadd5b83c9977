import { type Move, NEXT } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { AssignBlock } from './schema.ts'

/** Asks for the conversation to be assigned. */
export function executeAssign(block: AssignBlock, run: Run): Move {
  const filled = (source: string | undefined) => (source === undefined ? null : run.text(source).trim() || null)
  const [team, agent] = [filled(block.team), filled(block.agent)]
  if (team !== null || agent !== null) run.emit({ type: 'assign', team, agent })
  return NEXT
}
