import { z } from 'zod'
import { type Answer, answerSchema } from '../../answers/answer-schema.ts'
import { textTemplate, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/** Asks, waits, checks the answer and keeps it. An empty `text` waits without saying anything. */
export const askSchema = z.strictObject({
  ...blockBase,
  type: z.literal('ask'),
  text: textTemplate,
  answer: answerSchema,
  save_to: variableName.optional(),
  /** Said instead of the engine's own sentence when the answer cannot be taken. */
  retry_text: textTemplate.optional(),
  /** Follow `timeout` when nothing came for so long (at most 30 days). */
  timeout_minutes: z.int().min(1).max(43_200).optional(),
})
export type AskBlock = z.infer<typeof askSchema>

export function askFacts(block: AskBlock): BlockFacts {
  const { answer } = block
  const branches = answerBranches(answer)
  const options = answer.kind === 'choice' ? answer.options.flatMap((o) => present(o.title, o.description)) : []
  return factsOf({
    outputs: ['next', ...branches, ...(block.timeout_minutes === undefined ? [] : ['timeout'])],
    optional: branches,
    waits: 'person',
    texts: [block.text, ...present(block.retry_text), ...options],
    writes: present(block.save_to),
    patterns: answer.kind === 'text' ? present(answer.pattern) : [],
  })
}

/** The outputs of single answers; where one is not connected, `next` is followed. */
function answerBranches(answer: Answer): string[] {
  if (answer.kind === 'yes_no') return ['yes', 'no']
  return answer.kind === 'choice' && !answer.multiple ? answer.options.map((option) => `option:${option.id}`) : []
}
