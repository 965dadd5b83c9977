import { z } from 'zod'
import { valueSchema } from '../session/value-schema.ts'
import { type AnswerOutcome, hearAnswer, parseAnswerLine } from './answer-line.ts'

/** How the readers did on answers of one kind. A wrong value is worse than a question too many. */
export type AnswerScore = { entries: number; right: number; wrong_values: number; asked_needlessly: number }

const expectation = z.looseObject({
  expect: z.union([z.strictObject({ value: valueSchema }), z.strictObject({ asked_again: z.literal(true) })]),
})

/** Scores lines that say what they expect, by kind of answer. */
export function scoreAnswers(lines: readonly string[]): Map<string, AnswerScore> {
  const scores = new Map<string, AnswerScore>()
  for (const line of lines) {
    const parsed = parseAnswerLine(line)
    const expected = expectation.safeParse(JSON.parse(line))
    if (!parsed || !expected.success) throw new Error('A line of the answer set is not in its format.')
    const { expect } = expected.data
    const score = scores.get(parsed.ask.kind) ?? { entries: 0, right: 0, wrong_values: 0, asked_needlessly: 0 }
    const heard = hearAnswer(parsed)
    score.entries++
    if (isSame(heard, expect)) score.right++
    else if ('value' in heard) score.wrong_values++
    else score.asked_needlessly++
    scores.set(parsed.ask.kind, score)
  }
  return scores
}

/** All kinds together. */
export function totalScore(scores: ReadonlyMap<string, AnswerScore>): AnswerScore {
  const total = { entries: 0, right: 0, wrong_values: 0, asked_needlessly: 0 }
  for (const score of scores.values())
    for (const key of Object.keys(total) as (keyof AnswerScore)[]) total[key] += score[key]
  return total
}

function isSame(heard: AnswerOutcome, expected: AnswerOutcome): boolean {
  return JSON.stringify(heard) === JSON.stringify(expected)
}
