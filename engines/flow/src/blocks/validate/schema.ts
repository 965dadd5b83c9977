import { z } from 'zod'
import { answerSchema } from '../../answers/answer-schema.ts'
import { variableName, variablePath } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Checks a variable as if it were an answer: `valid` or `invalid`. With `save_to`, keeps its stored form. */
export const validateSchema = z.strictObject({
  ...blockBase,
  type: z.literal('validate'),
  variable: variablePath,
  as: answerSchema,
  save_to: variableName.optional(),
})
export type ValidateBlock = z.infer<typeof validateSchema>

export function validateFacts(block: ValidateBlock): BlockFacts {
  return factsOf({
    outputs: ['valid', 'invalid'],
    reads: [block.variable.split('.')[0]!],
    writes: present(block.save_to),
    patterns: block.as.kind === 'text' ? present(block.as.pattern) : [],
  })
}
