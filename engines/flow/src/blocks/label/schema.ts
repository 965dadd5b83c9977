import { z } from 'zod'
import { shortTemplate } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Puts labels on the conversation or takes them away. */
export const labelSchema = z.strictObject({
  ...blockBase,
  type: z.literal('label'),
  add: z.array(shortTemplate.min(1)).max(20).default([]),
  remove: z.array(shortTemplate.min(1)).max(20).default([]),
})
export type LabelBlock = z.infer<typeof labelSchema>

export function labelFacts(block: LabelBlock): BlockFacts {
  return factsOf({ texts: [...block.add, ...block.remove] })
}
