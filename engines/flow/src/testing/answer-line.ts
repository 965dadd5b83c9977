import { z } from 'zod'
import { type Answer, answerSchema } from '../answers/answer-schema.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import { LOCALES } from '../language/locale.ts'
import type { Value } from '../language/value.ts'
import { startSession } from '../session/start-session.ts'
import { step } from '../session/step.ts'
import { buildDocument } from './build-flow.ts'

export type AnswerOutcome = { value: Value } | { asked_again: true }

const lineSchema = z.looseObject({
  /** A whole `ask` block, or its answer definition alone. */
  ask: z.union([answerSchema, z.looseObject({ answer: answerSchema }).transform((block) => block.answer)]),
  text: z.string().max(65_536),
  /** What "today" is. */
  now: z.union([z.iso.datetime({ offset: true, local: true }).transform((iso) => Date.parse(iso)), z.number()]),
  locale: z.enum(LOCALES).default('pt-BR'),
})
export type AnswerLine = z.infer<typeof lineSchema>

/** Reads one line of a file of typed answers; undefined where it is none. */
export function parseAnswerLine(line: string): AnswerLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** What an `ask` block of a real session makes of a typed answer: the value it keeps, or that it asks once more. */
export function hearAnswer({ ask, text, now, locale }: AnswerLine): AnswerOutcome {
  const parsed = parseFlow(questionFlow(ask, locale))
  if (!parsed.ok) return { asked_again: true }
  const asked = step(parsed.flow, startSession(parsed.flow, { seed: 'answer' }), { type: 'started', at: now })
  const { state } = step(parsed.flow, asked.state, { type: 'messages', at: now, messages: [{ kind: 'text', text }] })
  const value = state.variables.answer
  return value === undefined || value === null ? { asked_again: true } : { value }
}

function questionFlow(answer: Answer, locale: AnswerLine['locale']): unknown {
  return buildDocument([{ id: 'question', type: 'ask', text: '?', answer, save_to: 'answer' }], [], {
    locale,
    variables: [{ name: 'answer', type: 'text' }],
  })
}
