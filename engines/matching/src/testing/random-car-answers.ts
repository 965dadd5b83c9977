import { CAR_BODIES } from '../cars/car-attributes.ts'
import type { Answer } from '../wishes/check-answers.ts'

/** Answers of a made-up buyer to the default car questionnaire; about a third of the questions are skipped. */
export function randomCarAnswers(random: () => number): Record<string, Answer> {
  const one = <V>(values: readonly V[]): V => values[Math.floor(random() * values.length)]!
  const answers: Record<string, Answer> = {}
  const maybe = (share: number, key: string, answer: Answer): void => {
    if (random() < share) answers[key] = answer
  }
  maybe(0.9, 'use', one(['city', 'family', 'road', 'work', 'first_car']))
  maybe(0.8, 'down_payment', Math.round(random() * 40) * 100_000)
  maybe(0.8, 'monthly_payment', Math.round(8 + random() * 25) * 10_000)
  maybe(0.4, 'trade_in', Math.round(random() * 50) * 100_000)
  maybe(0.6, 'body', [...new Set([one(CAR_BODIES.slice(0, 4)), one(CAR_BODIES.slice(0, 4))])])
  maybe(0.2, 'fuel', [...new Set(['flex', one(['hybrid', 'gasoline', 'diesel'])])])
  maybe(0.5, 'max_km', one([30_000, 60_000, 90_000, 120_000]))
  maybe(0.8, 'priorities', [
    ...new Set([one(['price', 'low_km', 'newer', 'economy']), one(['space', 'power', 'safety', 'history'])]),
  ])
  return answers
}
