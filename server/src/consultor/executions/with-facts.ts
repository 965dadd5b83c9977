import { blankOrders, findContradictions, findGaps, findNeeds, fold, ownFacts, rankQuestions } from '@recado/advisor'
import type { KnownFact, KnownIntake } from './known-fact.ts'

/**
 * What was read of a problem, with other facts than the text's own: everything that follows from facts follows from these.
 * Figures of the text that no fact has any more are gone, unless nobody had placed them.
 */
export function withFacts(problem: string, intake: KnownIntake, understood: readonly KnownFact[]): KnownIntake {
  const text = blankOrders(problem, intake.orders)
  const facts = ownFacts(understood)
  const questions = rankQuestions(text, understood)
  const known = new Set(understood.map(({ quantity }) => quantity.id))
  const unplaced = intake.unplaced.filter(({ id }) => !known.has(id))
  return {
    ...intake,
    understood: [...understood],
    facts,
    unplaced,
    quantities: [...understood.map(({ quantity }) => quantity), ...unplaced].toSorted((a, b) => a.start - b.start),
    question: questions[0] ?? 'other',
    contradictions: findContradictions(understood, text),
    needs: findNeeds(questions, understood, fold(text)),
    gaps: findGaps(facts, intake.sector),
  }
}
