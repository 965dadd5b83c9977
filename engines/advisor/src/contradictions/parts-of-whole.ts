import type { Fact } from '../intake/fact.ts'
import { type Contradiction, monthly, named, type Rule } from './ledger.ts'

/** Kinds of which a whole and its parts are both given. */
const counted: ReadonlySet<string> = new Set([
  'headcount',
  'sellers',
  'customers',
  'volume',
  'other',
  'leads',
  'stock_units',
  'capacity',
])
const bills: ReadonlySet<string> = new Set([
  'fixed_costs',
  'variable_cost',
  'rent',
  'payroll',
  'utilities',
  'marketing',
  'debt_payment',
  'other',
])

/** Of which kind a list's items must be to be parts of a figure. */
function partsFor(whole: Fact): ((part: Fact) => boolean) | undefined {
  const { unit } = whole.quantity
  if (unit === 'count' && counted.has(whole.metric))
    return ({ metric }) =>
      metric === whole.metric || (counted.has(metric) && whole.metric !== 'capacity' && metric === 'other')
  if (unit !== 'BRL') return undefined
  if (whole.metric === 'total_costs' || whole.metric === 'fixed_costs') return ({ metric }) => bills.has(metric)
  return whole.metric === 'revenue' || whole.metric === 'payroll' || whole.metric === 'stock_value'
    ? ({ metric }) => metric === whole.metric || metric === 'other'
    : undefined
}

/**
 * A figure and the list that parts it: three or more of its kind right behind it, in one sentence, each smaller. They give
 * the figure, or something is counted twice or left out.
 */
export const partsOfWhole: Rule = ({ all }) => {
  for (const [n, whole] of all.entries()) {
    const isPart = partsFor(whole)
    if (!isPart || whole.role !== undefined) continue
    const list = listBehind(all.slice(n + 1), whole, isPart)
    if (list.length < 3) continue
    const sum = list.reduce((total, part) => total + monthly(part), 0)
    const size = monthly(whole)
    if (Math.abs(sum - size) <= 0.02 * size || sum < 0.8 * size || sum > 1.5 * size) continue
    return contradiction(whole, list)
  }
  return []
}

function contradiction(whole: Fact, list: readonly Fact[]): Contradiction[] {
  if (whole.metric === 'headcount' || whole.metric === 'sellers') return named('headcount', 'headcount', whole, ...list)
  const rule =
    whole.quantity.unit === 'count' ? 'count_parts' : whole.metric === 'revenue' ? 'revenue_parts' : 'total_parts'
  return named('parts_exceed_whole', rule, whole, ...list)
}

function listBehind(after: readonly Fact[], whole: Fact, isPart: (part: Fact) => boolean): Fact[] {
  const sentence = after[0]?.sentence
  const list: Fact[] = []
  for (const fact of after) {
    const belongs =
      fact.sentence === sentence &&
      isPart(fact) &&
      fact.quantity.unit === whole.quantity.unit &&
      fact.quantity.low < whole.quantity.low &&
      (fact.quantity.per ?? whole.quantity.per) === (whole.quantity.per ?? fact.quantity.per)
    if (!belongs) break
    list.push(fact)
  }
  return list
}
