import type { AnswerNumber } from './answer-question.ts'
import type { Candidate } from './draft-numbers.ts'
import { byQuestion } from './leading-numbers.ts'
import { isComputed } from './pick-numbers.ts'
import type { QuestionId } from './recognise-question.ts'

/** So many numbers a manager reads; the first half stands at the top. */
const mostShown = 12

/**
 * Parts the numbers of an answer, best first, into those that are shown, in the order of the question, and the others. A
 * number without a name of its own is shown to no person, and of two with the same name the better one is.
 */
export function showNumbers(
  question: QuestionId,
  picked: readonly Candidate[],
): { numbers: AnswerNumber[]; further: AnswerNumber[] } {
  const shown = new Map<string, AnswerNumber>()
  for (const candidate of picked) {
    const { number } = candidate
    const name = `${number.label}|${number.subject ?? ''}`
    if (shown.size < mostShown && !isComputed(candidate) && !shown.has(name)) shown.set(name, number)
  }
  const numbers = new Set(shown.values())
  return {
    numbers: byQuestion(question, [...numbers]),
    further: byQuestion(
      question,
      picked.map(({ number }) => number).filter((number) => !numbers.has(number)),
    ),
  }
}
