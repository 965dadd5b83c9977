import { z } from 'zod'
import { shortTemplate } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Assigns the conversation to a team, an agent, or both. The bot goes on speaking. */
export const assignSchema = z
  .strictObject({
    ...blockBase,
    type: z.literal('assign'),
    team: shortTemplate.optional(),
    agent: shortTemplate.optional(),
  })
  .refine((block) => block.team !== undefined || block.agent !== undefined, { error: 'give a team or an agent' })
export type AssignBlock = z.infer<typeof assignSchema>

export function assignFacts(block: AssignBlock): BlockFacts {
  return factsOf({ texts: present(block.team, block.agent) })
}
