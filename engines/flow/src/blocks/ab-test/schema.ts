import { z } from 'zod'
import { idSchema, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Sends each contact one way, by weight. The same contact always goes the same way, also in later conversations. */
export const abTestSchema = z.strictObject({
  ...blockBase,
  type: z.literal('ab_test'),
  /** Blocks that share a name share the draw. */
  experiment: idSchema,
  variants: z
    .array(z.strictObject({ id: idSchema, weight: z.number().min(0).max(1_000) }))
    .min(1)
    .max(10),
  save_to: variableName.optional(),
})
export type AbTestBlock = z.infer<typeof abTestSchema>

export function abTestFacts(block: AbTestBlock): BlockFacts {
  return factsOf({ outputs: block.variants.map((variant) => `variant:${variant.id}`), writes: present(block.save_to) })
}
