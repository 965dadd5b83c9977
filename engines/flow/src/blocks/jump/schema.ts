import { z } from 'zod'
import { idSchema } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Goes on at another block of the same flow. */
export const jumpSchema = z.strictObject({ ...blockBase, type: z.literal('jump'), to: idSchema })
export type JumpBlock = z.infer<typeof jumpSchema>

export function jumpFacts(block: JumpBlock): BlockFacts {
  return factsOf({ outputs: [], jumps: [block.to] })
}
