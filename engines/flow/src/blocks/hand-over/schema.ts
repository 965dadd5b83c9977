import { z } from 'zod'
import { shortTemplate, textTemplate } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Hands the conversation to people and is quiet. `next` is followed when they give it back. */
export const handOverSchema = z.strictObject({
  ...blockBase,
  type: z.literal('hand_over'),
  /** Said to the contact; the engine's own sentence by default, nothing where empty. */
  text: textTemplate.optional(),
  team: shortTemplate.optional(),
  /** What the person taking over should read first. */
  note: textTemplate.optional(),
})
export type HandOverBlock = z.infer<typeof handOverSchema>

export function handOverFacts(block: HandOverBlock): BlockFacts {
  return factsOf({ optional: ['next'], waits: 'person', texts: present(block.text, block.team, block.note) })
}
