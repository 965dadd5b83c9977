import { findNeeds } from '../answer/find-needs.ts'
import { rankQuestions } from '../answer/recognise-question.ts'
import { findContradictions } from '../contradictions/find-contradictions.ts'
import type { Fact } from './fact.ts'
import { findGaps } from './find-gaps.ts'
import { blankOrders } from './find-orders.ts'
import { fold } from './fold.ts'
import { ownFacts } from './own-facts.ts'
import type { Intake } from './take-in.ts'

/**
 * What was read of a problem, with other facts than the text's own: everything that follows from facts follows from these.
 * Figures of the text that no fact has any more are gone, unless nobody had placed them. Facts may say more than the
 * engine's own, such as whose word they are.
 */
export function withFacts<Known extends Fact>(
  problem: string,
  intake: Omit<Intake, 'understood'>,
  understood: readonly Known[],
): Omit<Intake, 'understood'> & { understood: Known[] } {
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
