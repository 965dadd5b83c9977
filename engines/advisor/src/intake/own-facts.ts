import type { Fact } from './fact.ts'
import { type InputMetricId, inputMetrics } from './input-metrics.ts'

/** A fact of the whole company in a metric that the calculation knows. */
export type OwnFact = Fact & { metric: InputMetricId }

/** What the diagnosis of the company may rest on: no offers, parts, rivals or other roles, and nothing guessed. */
export function ownFacts(facts: readonly Fact[]): OwnFact[] {
  return facts.filter(
    (fact): fact is OwnFact =>
      Object.hasOwn(inputMetrics, fact.metric) &&
      fact.scope !== 'rival' &&
      (fact.role === undefined || fact.role === 'each') &&
      (fact.subject === undefined || fact.subject === 'antes') &&
      !(fact.scope === 'before' && !fact.metric.endsWith('_before')),
  )
}
