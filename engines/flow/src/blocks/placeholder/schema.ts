import { z } from 'zod'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Stands where an import found a block without counterpart. Says nothing, reports itself, goes on. */
export const placeholderSchema = z.strictObject({
  ...blockBase,
  type: z.literal('placeholder'),
  /** The other system's name for the block. */
  original_type: z.string().max(200),
  /** The block as it was, for whoever replaces it. */
  original: z.unknown().optional(),
  /** Outputs that had edges in the other system. */
  outputs: z.array(z.string().max(100)).max(60).default(['next']),
})
export type PlaceholderBlock = z.infer<typeof placeholderSchema>

export function placeholderFacts(block: PlaceholderBlock): BlockFacts {
  return factsOf({ outputs: block.outputs, optional: block.outputs.filter((output) => output !== 'next') })
}
