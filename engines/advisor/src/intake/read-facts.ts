import { decideMetrics } from './decide-metrics.ts'
import type { Fact } from './fact.ts'
import type { Quantity } from './quantity.ts'
import { readByRules } from './read-by-rules.ts'

export type { Fact, FactMetric } from './fact.ts'

/** The facts of a text: what the rules propose, decided by the words and figures around each number. */
export function readFacts(text: string, quantities: readonly Quantity[]): { facts: Fact[]; unplaced: Quantity[] } {
  return decideMetrics(readByRules(text, quantities))
}
