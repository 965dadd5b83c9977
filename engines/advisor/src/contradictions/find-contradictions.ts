import type { Fact, FactMetric } from '../intake/fact.ts'

export type ContradictionKind =
  | 'same_metric_twice'
  | 'identity'
  | 'margin'
  | 'parts_exceed_whole'
  | 'headcount'
  | 'runway'

/** Figures of the text that cannot all be true. `implied` is what the others give for the last one, in its own unit. */
export interface Contradiction {
  kind: ContradictionKind
  /** Key of the sentence that names it. */
  rule: string
  quantities: string[]
  quotes: string[]
}

/** Identities over what the company says of itself today; offers, scenarios, periods and old values are left alone. */
export function findContradictions(facts: readonly Fact[]): Contradiction[] {
  const ledger = ledgerOf(facts)
  const found = rules.flatMap((rule) => rule(ledger))
  return found.filter(
    ({ rule, quotes }, n) =>
      found.findIndex((other) => other.rule === rule && other.quotes.join() === quotes.join()) === n,
  )
}

interface Ledger {
  all: readonly Fact[]
  /** The only figure of a metric that holds now; undefined when there are several. */
  only(metric: FactMetric): Fact | undefined
  many(metric: FactMetric): Fact[]
}

function ledgerOf(facts: readonly Fact[]): Ledger {
  const now = facts.filter(({ scope, adds }) => scope === 'now' && !adds)
  const many = (metric: FactMetric) =>
    now.filter((fact) => fact.metric === metric && (fact.role === undefined || fact.role === 'each'))
  return {
    all: now,
    many,
    only(metric) {
      const list = many(metric)
      return list.length === 1 ? list[0] : undefined
    },
  }
}

const monthly = (fact: Fact): number => {
  const { low, per } = fact.quantity
  if (per === 'year') return low / 12
  if (per === 'quarter') return low / 3
  if (per === 'week') return (low * 365) / 84
  return low
}

const months = ({ quantity: { low, unit } }: Fact): number =>
  unit === 'year' ? low * 12 : unit === 'day' ? low / 30 : unit === 'week' ? low / 4.35 : low

/** Rounded speech ("uns 310") may miss by more than a written figure. */
const tolerance = (...facts: Fact[]): number => (facts.some(({ quantity }) => quantity.approximate) ? 0.1 : 0.04)

const apart = (a: number, b: number, allowed: number): boolean =>
  Math.abs(a - b) > allowed * Math.max(Math.abs(a), Math.abs(b))

const named = (kind: ContradictionKind, rule: string, ...facts: Fact[]): Contradiction[] => [
  { kind, rule, quantities: facts.map(({ quantity }) => quantity.id), quotes: facts.map(({ quote }) => quote) },
]

type Rule = (ledger: Ledger) => Contradiction[]

const once: ReadonlySet<FactMetric> = new Set([
  'rent',
  'customers',
  'payroll',
  'cash',
  'stock_value',
  'fixed_costs',
  'total_costs',
  'revenue',
  'debt',
  'profit_stated',
  'occupancy',
  'gross_margin',
  'volume',
])
const alternative =
  /\b(?:cen[aá]rio|otimista|pessimista|se |candidat|banco|op[cç][aã]o|proposta|outr[oa]|nov[oa]|depois|antes|passou|era|virou|cai|seria|ficaria|economiz)/i

const sameTwice: Rule = ({ many }) =>
  [...once].flatMap((metric) => {
    const list = many(metric).filter(
      ({ subject, quote, role }) => subject === undefined && role === undefined && !alternative.test(quote),
    )
    if (list.length !== 2) return []
    const [first, second] = list as [Fact, Fact]
    if (first.perUnit !== second.perUnit) return []
    if (metric === 'volume' || metric === 'gross_margin') return []
    if (first.quantity.role || second.quantity.role) return []
    return apart(monthly(first), monthly(second), tolerance(first, second))
      ? named('same_metric_twice', 'same_twice', first, second)
      : []
  })

const revenueIdentity: Rule = ({ only }) => {
  const [revenue, price] = [only('revenue'), only('ticket')]
  const units = only('volume') ?? only('customers')
  if (!revenue || !price || !units || units.quantity.per === 'day' || revenue.subject || price.subject) return []
  const implied = price.quantity.low * (units.metric === 'customers' ? units.quantity.low : monthly(units))
  return apart(implied, monthly(revenue), Math.max(0.05, tolerance(revenue, price, units)))
    ? named('identity', 'revenue', price, units, revenue)
    : []
}

const profitIdentity: Rule = ({ only }) => {
  const [revenue, costs, profit] = [only('revenue'), only('total_costs'), only('profit_stated')]
  if (!revenue || !costs || !profit) return []
  const implied = monthly(revenue) - monthly(costs)
  return Math.abs(implied - monthly(profit)) > 0.02 * monthly(revenue)
    ? named('identity', 'profit', revenue, costs, profit)
    : []
}

const marginIdentity: Rule = ({ only, all }) => {
  const [price, cost, margin] = [only('ticket'), only('unit_cost'), only('gross_margin')]
  const markups = all.filter(({ role }) => role === 'markup')
  if (!price || !cost || price.subject) return []
  const real = 1 - cost.quantity.low / price.quantity.low
  const factor = price.quantity.low / cost.quantity.low - 1
  if (margin && !/quer|desej|meta|preciso/i.test(margin.quote) && Math.abs(real * 100 - margin.quantity.low) > 1.5)
    return named('margin', 'margin', cost, price, margin)
  const markup = markups.length === 1 ? markups[0] : undefined
  if (markup && !margin && !/quer|meta/i.test(markup.quote) && Math.abs(factor * 100 - markup.quantity.low) > 3)
    return named('margin', 'markup', cost, price, markup)
  return []
}

const marginOfRevenue: Rule = ({ only }) => {
  const [revenue, profit, net] = [only('revenue'), only('profit_stated'), only('net_margin')]
  if (!revenue || !profit || !net) return []
  return Math.abs((100 * monthly(profit)) / monthly(revenue) - net.quantity.low) > 1.5
    ? named('margin', 'net_margin', revenue, profit, net)
    : []
}

const parts: Rule = ({ all, many, only }) => {
  const shares = all.filter(({ role, quantity }) => role === 'share' && quantity.unit === 'percent')
  const sum = shares.reduce((total, { quantity }) => total + quantity.low, 0)
  const out: Contradiction[] = []
  if (shares.length >= 3 && sum > 102 && sum < 200) out.push(...named('parts_exceed_whole', 'shares', ...shares))
  const stated = only('fixed_costs')
  // "Demais despesas" stand beside the others, they do not hold them.
  const fixed = stated && !/demais|outr|restante/i.test(stated.quote) && stated.confidence >= 0.6 ? stated : undefined
  const pieces = (['rent', 'payroll', 'utilities', 'marketing'] as const).flatMap((metric) => many(metric).slice(0, 1))
  if (fixed && pieces.length >= 1 && pieces.reduce((total, piece) => total + monthly(piece), 0) > 1.03 * monthly(fixed))
    out.push(...named('parts_exceed_whole', 'fixed_parts', fixed, ...pieces))
  const total = only('total_costs')
  if (total && pieces.length >= 1 && pieces.reduce((sum_, piece) => sum_ + monthly(piece), 0) > 1.03 * monthly(total))
    out.push(...named('parts_exceed_whole', 'total_parts', total, ...pieces))
  const revenues = many('revenue')
  const [whole, ...rest] = revenues
  if (whole && !whole.subject && rest.length >= 2 && rest.every(({ quantity }) => quantity.low < whole.quantity.low)) {
    const added = rest.reduce((total_, part) => total_ + monthly(part), 0)
    if (added > 1.03 * monthly(whole)) out.push(...named('parts_exceed_whole', 'revenue_parts', whole, ...rest))
  }
  return out
}

const headcount: Rule = ({ all }) => {
  const people = all.filter(
    ({ metric, role }) => (metric === 'headcount' || metric === 'sellers') && role === undefined,
  )
  const [whole, ...rest] = people
  if (!whole || rest.length < 2 || rest.some(({ quantity }) => quantity.low >= whole.quantity.low)) return []
  const sum = rest.reduce((total, { quantity }) => total + quantity.low, 0)
  return sum === whole.quantity.low ? [] : named('headcount', 'headcount', whole, ...rest)
}

const runway: Rule = ({ all, only }) => {
  const cash = only('cash')
  const burn = only('loss_stated') ?? (only('revenue') ? undefined : only('total_costs'))
  const claimed = all.find(({ role }) => role === 'runway')
  if (!cash || !burn || !claimed) return []
  return apart(cash.quantity.low / monthly(burn), months(claimed), 0.1)
    ? named('runway', 'runway', cash, burn, claimed)
    : []
}

const payback: Rule = ({ all, only }) => {
  const [investment, gain] = [only('investment'), only('monthly_return')]
  const claimed = all.find(({ role }) => role === 'payback')
  if (!investment || !gain || !claimed) return []
  return apart(investment.quantity.low / monthly(gain), months(claimed), 0.1)
    ? named('identity', 'payback', investment, gain, claimed)
    : []
}

const occupancy: Rule = ({ only }) => {
  const [rate, capacity] = [only('occupancy'), only('capacity')]
  const units = only('customers') ?? only('volume')
  if (!rate || !capacity || !units || (units.quantity.per ?? 'none') !== (capacity.quantity.per ?? 'none')) return []
  return Math.abs((100 * units.quantity.low) / capacity.quantity.low - rate.quantity.low) > 3
    ? named('identity', 'occupancy', capacity, units, rate)
    : []
}

const volumeIdentity: Rule = ({ many, only, all }) => {
  const volumes = many('volume').filter(({ subject, perUnit }) => subject === undefined && perUnit === undefined)
  const daily = volumes.filter(({ quantity }) => quantity.per === 'day')
  const month = volumes.filter(({ quantity }) => quantity.per === 'month')
  const days = only('working_days')
  if (daily.length === 1 && month.length === 1 && days && !/cada um/i.test(daily[0]!.quote)) {
    const perMonth = days.quantity.per === 'week' ? days.quantity.low * 4.35 : days.quantity.low
    if (apart(daily[0]!.quantity.low * perMonth, month[0]!.quantity.low, 0.06))
      return named('identity', 'volume_days', daily[0]!, days, month[0]!)
  }
  const each = volumes.find(({ quote }) => /\bcada um/i.test(quote))
  const other = volumes.find((fact) => fact !== each && fact.quantity.per === each?.quantity.per)
  const crew =
    each &&
    [...all]
      .reverse()
      .find(
        ({ start, quantity, metric }) =>
          start < each.start && quantity.unit === 'count' && ['headcount', 'other', 'sellers'].includes(metric),
      )
  if (each && other && crew && apart(crew.quantity.low * each.quantity.low, other.quantity.low, 0.06))
    return named('identity', 'volume_each', crew, each, other)
  return []
}

const payroll: Rule = ({ many, only }) => {
  const [salary, total] = [only('salary'), only('payroll')]
  const people = many('headcount')
  if (!salary || !total || people.length !== 1 || /com (?:os )?encargos/i.test(total.quote + salary.quote)) return []
  return apart(people[0]!.quantity.low * monthly(salary), monthly(total), 0.1)
    ? named('identity', 'payroll', people[0]!, salary, total)
    : []
}

const conversion: Rule = ({ only }) => {
  const [leads, rate] = [only('leads'), only('conversion')]
  const orders = only('new_customers') ?? only('volume')
  if (!leads || !rate || !orders) return []
  return apart((leads.quantity.low * rate.quantity.low) / 100, monthly(orders), 0.08)
    ? named('identity', 'conversion', leads, rate, orders)
    : []
}

const acquisition: Rule = ({ only }) => {
  const [cac, ads, customers] = [only('cac'), only('marketing'), only('new_customers')]
  if (!cac || !ads || !customers) return []
  return apart(monthly(ads) / monthly(customers), cac.quantity.low, 0.08)
    ? named('identity', 'cac', ads, customers, cac)
    : []
}

const rules: readonly Rule[] = [
  revenueIdentity,
  profitIdentity,
  marginIdentity,
  marginOfRevenue,
  parts,
  headcount,
  runway,
  payback,
  occupancy,
  volumeIdentity,
  payroll,
  conversion,
  acquisition,
  sameTwice,
]
