import type { AnswerNumber } from './answer-question.ts'
import type { Candidate } from './draft-numbers.ts'
import { byQuestion } from './leading-numbers.ts'
import { isComputed } from './pick-numbers.ts'
import type { QuestionId } from './recognise-question.ts'

/** So many numbers a manager reads; the first half stands at the top. */
const mostShown = 12

/** Of sales of which the house keeps a share alone, these are no result. */
const ofAllSales: ReadonlySet<string> = new Set(['profit', 'net_margin', 'fixed_of_revenue'])

/**
 * Parts the numbers of an answer, best first, into those that are shown, in the order of the question, and the others. A
 * number without a name of its own is shown to no person, and of two with the same name the better one is.
 */
export function showNumbers(
  question: QuestionId,
  picked: readonly Candidate[],
): { numbers: AnswerNumber[]; further: AnswerNumber[] } {
  const shown = new Map<string, AnswerNumber>()
  const livesOnFee = picked.some(({ number }) => number.label === 'fee_income')
  for (const candidate of picked) {
    const { number } = candidate
    const name = `${number.label}|${number.subject ?? ''}`
    if (
      shown.size < mostShown &&
      !isComputed(candidate) &&
      !(livesOnFee && ofAllSales.has(number.label)) &&
      !shown.has(name)
    )
      shown.set(name, number)
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
