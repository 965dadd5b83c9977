import { z } from 'zod'
import { textTemplate, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Has a model answer. `hand_over` where the model says a person must; `error` where no model answered. */
export const aiAnswerSchema = z.strictObject({
  ...blockBase,
  type: z.literal('ai_answer'),
  instructions: textTemplate,
  /** What to answer; the contact's last message by default. */
  question: textTemplate.optional(),
  /** Let the host add what its knowledge base says. */
  use_knowledge: z.boolean().default(true),
  /** Say the answer (default), or only keep it. */
  send: z.boolean().default(true),
  save_to: variableName.optional(),
})
export type AiAnswerBlock = z.infer<typeof aiAnswerSchema>

export const LAST_MESSAGE = '{{last_message}}'

export function aiAnswerFacts(block: AiAnswerBlock): BlockFacts {
  return factsOf({
    outputs: ['next', 'hand_over', 'error'],
    optional: ['hand_over', 'error'],
    waits: 'service',
    texts: [block.instructions, block.question ?? LAST_MESSAGE],
    writes: present(block.save_to),
  })
}
