import type { Fact } from '../fact.ts'
import type { RuleReading } from '../read-by-rules.ts'
import { othersAround } from './others-around.ts'
import { structureAround } from './structure-around.ts'
import { wordsAround } from './words-around.ts'

export interface Features {
  /** What the text shows. */
  shown: string[]
  /** What the rules concluded: training leaves it out where the rules were made from the same texts. */
  concluded: string[]
}

/** The features of each number of a text, in order. */
export function featuresOf({ frames, times, facts, folded }: RuleReading): Features[] {
  const byQuantity = new Map(facts.map((fact) => [fact.quantity.id, fact]))
  return frames.map((frame, n) => ({
    shown: [
      ...wordsAround(frame),
      ...structureAround(frame, times[n]!),
      ...othersAround(n, frames, byQuantity, folded),
    ],
    concluded: verdictOf(byQuantity.get(frame.quantity.id)),
  }))
}

function verdictOf(fact: Fact | undefined): string[] {
  if (!fact) return ['rule=none']
  const { metric, role, confidence, scope, quantity } = fact
  const firm = confidence >= 0.8 ? 'sure' : confidence >= 0.6 ? 'likely' : 'guess'
  return [
    `rule=${metric}`,
    `rule=${metric}|${firm}`,
    `rule=${metric}/${role ?? '-'}`,
    `rule=${metric}|${scope}`,
    `rule=${metric}|${quantity.per ?? '-'}`,
  ]
}
