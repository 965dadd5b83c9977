import { earlierMetric } from './earlier-metric.ts'
import type { Fact, FactMetric } from './fact.ts'

/** Two months or quarters of one metric: the first is the earlier one. Parts of a team add up. */
export function orderFacts(facts: Fact[], folded: string): Fact[] {
  facts = costBesidePrice(facts).map((fact, n, all) =>
    isPart(fact, all[n - 1], all[n - 2], folded) ? { ...fact, adds: true as const } : fact,
  )
  // Beside a cost per thing or a margin, "despesas" are what is left: the fixed ones.
  const hasVariable = facts.some(({ metric }) => variable.has(metric))
  return facts.map((fact, n) => {
    if (hasVariable && fact.metric === 'total_costs' && !/tota|tod[ao]|tudo|custos/i.test(fact.quote))
      return { ...fact, metric: 'fixed_costs' }
    const period =
      /\b(?:em|no|na|de)\s+(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|1\S?\s?(?:tri|sem|bim)|primeir[oa]|(?:segund[oa]|terceir[oa]) (?:tri|sem|bim|mes|ano))/
    const next = facts.slice(n + 1).find(({ metric, subject }) => metric === fact.metric && subject === fact.subject)
    if (!next || !/^(?:revenue|volume|customers|ticket)$/.test(fact.metric)) return fact
    const both = folded.slice(Math.max(0, fact.start - 20), fact.end + (fact.metric === 'ticket' ? 16 : 2))
    const later = folded.slice(Math.max(0, next.start - 24), next.end + 2)
    return period.test(both) && month.test(later)
      ? { ...fact, metric: earlierMetric[fact.metric]!, scope: 'before' as const, subject: 'antes' }
      : fact
  })
}

/** "4 dentistas e 3 pessoas na recepção": the second joins the first, unless a total stands before both. */
function isPart(fact: Fact, before: Fact | undefined, first: Fact | undefined, folded: string): boolean {
  if (fact.metric !== 'headcount' || before?.metric !== 'headcount' || first?.metric === 'headcount') return false
  const between = folded.slice(before.quantity.end, fact.quantity.start)
  return /^[^.;:\d]{0,40}\be\s+(?:mais\s+)?$/.test(between)
}

/** Two prices of one thing, one of them only guessed, and no cost: the lower one is what the thing costs. */
function costBesidePrice(facts: Fact[]): Fact[] {
  const prices = facts.filter(
    ({ metric, scope, subject }) => metric === 'ticket' && scope === 'now' && subject === undefined,
  )
  const guessed = prices.filter(({ confidence }) => confidence < 0.6)
  const firm = prices.find(({ confidence }) => confidence >= 0.6)
  if (!firm || guessed.length !== 1 || facts.some(({ metric }) => metric === 'unit_cost')) return facts
  return facts.map((fact) =>
    fact === guessed[0] && fact.quantity.low < firm.quantity.low ? { ...fact, metric: 'unit_cost' as const } : fact,
  )
}

const variable: ReadonlySet<FactMetric> = new Set([
  'unit_cost',
  'gross_margin',
  'variable_cost_rate',
  'unit_margin',
  'variable_cost',
  'contribution_margin',
  'gross_profit_unit',
])

const month =
  /\b(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|[2-4]\S?\s?(?:tri|sem|bim)|segund[oa]|terceir[oa]|quart[oa] (?:tri|bim)|ultim[oa])/
