import { z } from 'zod'
import { textTemplate } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Closes the conversation. The contact's next message starts the flow anew. */
export const closeSchema = z.strictObject({ ...blockBase, type: z.literal('close'), text: textTemplate.optional() })
export type CloseBlock = z.infer<typeof closeSchema>

export function closeFacts(block: CloseBlock): BlockFacts {
  return factsOf({ outputs: [], texts: present(block.text) })
}
