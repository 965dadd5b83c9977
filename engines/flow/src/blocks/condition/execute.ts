import { leave, type Move } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { ConditionBlock } from './schema.ts'

/** Takes the first branch that holds. */
export function executeCondition(block: ConditionBlock, run: Run): Move {
  for (const branch of block.branches) if (run.holds(branch.when)) return leave(`branch:${branch.id}`)
  return leave('else')
}
