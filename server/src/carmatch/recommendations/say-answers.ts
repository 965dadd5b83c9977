import { type Answer, createRenderer } from '@recado/matching'
import type { RankingPolicy } from './rank-cars.ts'

/** Answers as people read them, in the order of the questions. */
export function sayAnswers(
  { model, wording }: RankingPolicy,
  answers: Readonly<Record<string, Answer>>,
  say: (key: string) => string,
): { question: string; answer: string }[] {
  const renderer = createRenderer(model, wording)
  return model.questions.flatMap(({ key, kind, unit }) => {
    const given = answers[key]
    if (given === undefined) return []
    const told =
      typeof given === 'boolean'
        ? say(given ? 'yes' : 'no')
        : typeof given === 'number'
          ? renderer.amount(unit ?? 'count', given)
          : [given]
              .flat()
              .map((option) => renderer.option(key, option))
              .join(', ')
    return kind === 'amount' && given === 0 ? [] : [{ question: renderer.question(key), answer: told }]
  })
}
