import { z } from 'zod'
import { idSchema } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Instead of a sub-flow's id: the flow that the block itself is in. A sub-flow of that name wins. */
export const CURRENT_FLOW = 'current'

/** Runs another flow of the document and comes back by `next` when a path of it ends. Variables are shared. */
export const subFlowSchema = z.strictObject({
  ...blockBase,
  type: z.literal('sub_flow'),
  flow: idSchema,
  /** The block to begin at; the flow's start by default. */
  block: idSchema.optional(),
})
export type SubFlowBlock = z.infer<typeof subFlowSchema>

export function subFlowFacts(block: SubFlowBlock): BlockFacts {
  return factsOf({ calls: block.flow, enters: block.block ?? null })
}
