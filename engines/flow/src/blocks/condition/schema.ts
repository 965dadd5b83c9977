import { z } from 'zod'
import { conditionSchema, conditionTests } from '../../language/condition-schema.ts'
import { idSchema } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Follows the first branch whose condition holds, or `else`. */
export const conditionBlockSchema = z.strictObject({
  ...blockBase,
  type: z.literal('condition'),
  branches: z
    .array(z.strictObject({ id: idSchema, when: conditionSchema }))
    .min(1)
    .max(50),
})
export type ConditionBlock = z.infer<typeof conditionBlockSchema>

export function conditionFacts({ branches }: ConditionBlock): BlockFacts {
  const tests = branches.flatMap((branch) => conditionTests(branch.when))
  const patterns = tests.filter((test) => test.is === 'matches' || test.is === 'not_matches')
  return factsOf({
    outputs: [...branches.map((branch) => `branch:${branch.id}`), 'else'],
    reads: tests.map((test) => test.variable.split('.')[0]!),
    texts: tests.flatMap((test) => (typeof test.value === 'string' && !patterns.includes(test) ? [test.value] : [])),
    patterns: patterns.map((test) => String(test.value ?? '')),
  })
}
