import { z } from 'zod'
import { answerSchema } from '../../answers/answer-schema.ts'
import { textTemplate, variableName } from '../../language/names.ts'

/** One question of a questionnaire; its answer is kept under `id`. */
export const questionSchema = z.strictObject({
  id: variableName,
  text: textTemplate.min(1),
  answer: answerSchema,
  /** "pular" leaves it out. */
  optional: z.boolean().optional(),
})
export type Question = z.infer<typeof questionSchema>

/** What a host answers to `load_questionnaire`. */
export const questionsSchema = z.object({ questions: z.array(questionSchema).min(1).max(30) })
