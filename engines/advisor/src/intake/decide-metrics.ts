import type { Period } from '../claims/claim.ts'
import type { Fact } from './fact.ts'
import type { Quantity } from './quantity.ts'
import type { RuleReading } from './read-by-rules.ts'
import { refileFact } from './refile-fact.ts'
import { featuresOf } from './scoring/features-of.ts'
import { type Choice, chooseClass } from './scoring/linear-model.ts'
import { classesOf, type MetricClass, metricClasses } from './scoring/metric-classes.ts'
import { periodClasses, periodFeatures, periodsOf } from './scoring/period-features.ts'
import { type ReadingModels, readingModels } from './scoring/reading-models.ts'

/** Files each number under the metric, then the period, that its features speak for most; the rest stays unplaced. */
export function decideMetrics(
  reading: RuleReading,
  models: ReadingModels = readingModels,
): { facts: Fact[]; unplaced: Quantity[] } {
  const proposed = new Map(reading.facts.map((fact) => [fact.quantity.id, fact]))
  const facts: Fact[] = []
  const unplaced: Quantity[] = []
  for (const [n, { shown, concluded }] of featuresOf(reading).entries()) {
    const { quantity } = reading.frames[n]!
    const rule = proposed.get(quantity.id)
    const choice = chooseClass(models.metric, [...shown, ...concluded], classesOf(quantity))
    const { metric, kind } = classOf(choice, rule)
    if (metric === 'none') {
      unplaced.push(quantity)
      continue
    }
    const confidence = Math.round(100 * choice.share) / 100
    const fact =
      rule?.metric === metric
        ? { ...rule, confidence: Math.max(rule.confidence, confidence) }
        : refileFact(reading, n, { metric, kind, confidence }, facts)
    facts.push(withPeriod(reading, n, fact, models))
  }
  return { facts, unplaced }
}

/** What the rules concluded stands unless another class is clearly likelier, and likely in itself. */
function classOf({ place, share, shares }: Choice, rule: Fact | undefined): MetricClass {
  const byRule = [...shares].find(([other]) => metricClasses[other]!.metric === (rule?.metric ?? 'none'))
  const stands = byRule && (share < clearly * byRule[1] || (rule !== undefined && share < leastSure))
  return metricClasses[stands ? byRule[0] : place]!
}

const clearly = 1.5
const leastSure = 0.35

function withPeriod(reading: RuleReading, index: number, fact: Fact, { period }: ReadingModels): Fact {
  const { shown, concluded } = periodFeatures(reading, index, fact.metric, fact.quantity.per)
  const byRule = periodClasses.indexOf(fact.quantity.per ?? 'none')
  const { place, share, shares } = chooseClass(period, [...shown, ...concluded], periodsOf(fact.metric))
  const stands = share < clearly * (shares.get(byRule) ?? 0)
  const name = periodClasses[stands ? byRule : place]!
  const per: Period | undefined = name === 'none' ? undefined : name
  if (per === fact.quantity.per) return fact
  const { periodAssumed: _, ...rest } = fact
  const { per: __, ...quantity } = fact.quantity
  const isStated = per === undefined || per === reading.frames[index]!.per || per === fact.quantity.per
  return { ...rest, quantity: { ...quantity, ...(per && { per }) }, ...(!isStated && { periodAssumed: true }) }
}
