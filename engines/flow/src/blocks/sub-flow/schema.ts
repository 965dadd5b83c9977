import { z } from 'zod'
import { idSchema } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Runs another flow of the document and comes back by `next` when a path of it ends. Variables are shared. */
export const subFlowSchema = z.strictObject({ ...blockBase, type: z.literal('sub_flow'), flow: idSchema })
export type SubFlowBlock = z.infer<typeof subFlowSchema>

export function subFlowFacts(block: SubFlowBlock): BlockFacts {
  return factsOf({ calls: block.flow })
}
