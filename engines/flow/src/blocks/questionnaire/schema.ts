import { z } from 'zod'
import { idSchema, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'
import { questionSchema } from './question-schema.ts'

/** Asks a row of questions and keeps the answers in one variable, ready for `recommend`. */
export const questionnaireSchema = z
  .strictObject({
    ...blockBase,
    type: z.literal('questionnaire'),
    save_to: variableName,
    /** The questions themselves, or … */
    questions: z.array(questionSchema).min(1).max(30).optional(),
    /** … those that the host loads. */
    questionnaire_id: idSchema.optional(),
  })
  .refine((block) => (block.questions === undefined) !== (block.questionnaire_id === undefined), {
    error: 'give either questions or questionnaire_id',
  })
export type QuestionnaireBlock = z.infer<typeof questionnaireSchema>

export function questionnaireFacts(block: QuestionnaireBlock): BlockFacts {
  const questions = block.questions ?? []
  return factsOf({
    outputs: block.questionnaire_id === undefined ? ['next'] : ['next', 'error'],
    optional: ['error'],
    waits: 'person',
    texts: questions.flatMap(({ text, answer }) => [
      text,
      ...(answer.kind === 'choice' ? answer.options.flatMap((o) => present(o.title, o.description)) : []),
    ]),
    writes: [block.save_to],
    patterns: questions.flatMap(({ answer }) => (answer.kind === 'text' ? present(answer.pattern) : [])),
  })
}
