import { earlierMetric } from './earlier-metric.ts'
import type { Fact, FactMetric } from './fact.ts'
import { fold } from './fold.ts'

/**
 * Looks at all readings of a text together: one that the others refute gives way to the one that they confirm
 * (a thing has a price before it has costs; a monthly bill is not smaller than one sale; revenue = price × volume).
 * Only readings that no word decided are changed, except where nothing but one reading is possible.
 */
export function weighTogether(facts: Fact[], folded: string): Fact[] {
  return steps.reduce((read, step) => step(read, folded), facts)
}

type Step = (facts: Fact[], folded: string) => Fact[]

const now = ({ scope, subject }: Fact) => scope === 'now' && subject === undefined
const of = (facts: readonly Fact[], ...metrics: FactMetric[]) => facts.filter(({ metric }) => metrics.includes(metric))
const isMoney = ({ quantity }: Fact) => quantity.unit === 'BRL'

/** The fact as another metric, as sure as a reading that fits the others. */
const as = (fact: Fact, metric: FactMetric, role?: Fact['role']): Fact => {
  const { role: _, periodAssumed: __, ...rest } = fact
  return { ...rest, metric, confidence: 0.7, ...(role && { role }) }
}

const withoutPeriod = (fact: Fact): Fact => {
  const { per: _, ...quantity } = fact.quantity
  return { ...fact, quantity }
}

const replace = (facts: Fact[], old: Fact, fresh: Fact): Fact[] => facts.map((fact) => (fact === old ? fresh : fact))

const spending =
  /\b(?:compr\w+|fornec\w+|gast\w+|pag\w+|material|materia|insumos?|ingredientes?|comiss\w+|produto|embalage\w+|custo|custos|terceiriz\w+|mand(?:o|amos)|encomend\w+|me (?:custa|sai)|repass\w+|leva|fazer|produzir|limpar)\b/i

/** Amounts per thing and no price among them: the largest that no word of spending governs is the price. */
const priceAmongCosts: Step = (facts) => {
  if (
    facts.some(
      ({ metric, scope }) =>
        /^(?:ticket|ticket_before|unit_margin|gross_profit_unit)$/.test(metric) && scope !== 'rival',
    )
  )
    return facts
  const costs = of(facts, 'unit_cost').filter((fact) => now(fact) && isMoney(fact) && !fact.quantity.role)
  const [first, second] = [...costs].sort((a, b) => b.quantity.low - a.quantity.low)
  if (!first || !second || first.quantity.low < 1.15 * second.quantity.low || spending.test(first.quote)) return facts
  return replace(facts, first, as(first, 'ticket'))
}

/** A "monthly" bill without a stated month and no larger than one sale is of one sale. */
const billOfOneSale: Step = (facts) => {
  const things = of(facts, 'ticket', 'unit_cost', 'proposed_price').filter(isMoney)
  const largest = Math.max(0, ...things.map(({ quantity }) => quantity.low))
  const small = of(facts, 'fixed_costs', 'total_costs', 'rent', 'payroll', 'other').find(
    (fact) =>
      now(fact) &&
      isMoney(fact) &&
      fact.periodAssumed === true &&
      fact.quantity.low < 8 * largest &&
      fact.quantity.low < 1_000 &&
      !/\bfix[oa]s?\b|alugue|folha|demais|mensa|por mes/i.test(fact.quote) &&
      !facts.some(
        (other) =>
          other !== fact &&
          other.sentence === fact.sentence &&
          /^(?:payroll|salary|rent|utilities|fixed_costs|variable_cost)$/.test(other.metric) &&
          other.quantity.low >= 1_000,
      ),
  )
  if (!small) return facts
  const isPrice =
    !things.some(({ metric, scope }) => metric === 'ticket' && scope !== 'rival') &&
    small.quantity.low >=
      Math.max(0, ...things.filter(({ scope }) => scope === 'now').map(({ quantity }) => quantity.low))
  return replace(facts, small, withoutPeriod(as(small, isPrice ? 'ticket' : 'unit_cost')))
}

/** "O ingresso é 180 e o coffee sai a 35 por pessoa": of two prices the one that no word of selling governs is a cost. */
const costBesideNamedPrice: Step = (facts) => {
  if (of(facts, 'unit_cost', 'gross_margin', 'unit_margin', 'variable_cost_rate').length > 0) return facts
  const prices = of(facts, 'ticket').filter((fact) => now(fact) && isMoney(fact) && !fact.quantity.role)
  if (prices.length !== 2 || of(facts, 'volume', 'customers').length > 1) return facts
  const asked = /\b(?:ingresso|inscric|mensalidade|pre[cç]o|cobr|vend|ticket|di[aá]ria|valor d)/i
  const [low, high] = [...prices].sort((a, b) => a.quantity.low - b.quantity.low) as [Fact, Fact]
  return asked.test(high.quote) && !asked.test(low.quote) && /\b(?:sai|fica|custa|vai|d[aá])\b/i.test(low.quote)
    ? replace(facts, low, as(low, 'unit_cost'))
    : facts
}

/** What "custa" where it is sold: the only cost of a text without a price, beside those who buy. */
const priceThatCosts: Step = (facts) => {
  if (of(facts, 'ticket', 'ticket_before', 'proposed_price', 'unit_margin', 'gross_margin').length > 0) return facts
  const costs = of(facts, 'unit_cost').filter(now)
  const [only] = costs
  if (
    !only ||
    costs.length > 1 ||
    !/\bcusta\b/i.test(only.quote) ||
    /\bme custa|nos custa|pra (?:mim|fazer)|fornec|compr/i.test(only.quote)
  )
    return facts
  return of(facts, 'leads', 'conversion', 'new_customers', 'commission_rate', 'customers').length > 0
    ? replace(facts, only, as(only, 'ticket'))
    : facts
}

/** "Pede 4.000 de salário, com encargos vai a 5.600": what is paid in all is the cost, the first the wage. */
const wageBeforeCharges: Step = (facts) => {
  const costs = of(facts, 'hire_cost').filter(now)
  const [wage, all] = costs
  if (!wage || !all || costs.length !== 2 || wage.quantity.low >= all.quantity.low) return facts
  return /encargo/i.test(all.quote) && !/encargo/i.test(wage.quote) && all.quantity.low < 2.2 * wage.quantity.low
    ? replace(facts, wage, { ...as(wage, 'salary', 'each'), quantity: wage.quantity })
    : facts
}

/** Two clients or shops that would pay, and no price of one's own: what they would pay are the prices. */
const pricesOfOffers: Step = (facts) => {
  if (of(facts, 'ticket', 'ticket_before').length > 0) return facts
  const offered = of(facts, 'proposed_price')
  if (offered.length < 2 || new Set(offered.map(({ subject }) => subject)).size < 2) return facts
  return facts.map((fact) => (offered.includes(fact) ? { ...as(fact, 'ticket'), scope: 'now' as const } : fact))
}

/** A job with its price and material: the labour beside them is of the job, not of a month. */
const labourOfJob: Step = (facts) => {
  const [price] = of(facts, 'ticket').filter(now)
  const [material] = of(facts, 'unit_cost').filter(now)
  const labour = of(facts, 'payroll').find((fact) => now(fact) && fact.periodAssumed)
  if (
    !price ||
    !material ||
    !labour ||
    material.sentence !== labour.sentence ||
    of(facts, 'volume', 'customers', 'revenue', 'rent', 'fixed_costs').length > 0
  )
    return facts
  return labour.quantity.low < price.quantity.low && labour.quantity.low > 0.1 * material.quantity.low
    ? replace(facts, labour, withoutPeriod(as(labour, 'unit_cost')))
    : facts
}

/** "Hoje tenho 210", where everybody pays by the month: people, not sales. */
const payersByMonth: Step = (facts) => {
  if (of(facts, 'customers').length > 0 || !of(facts, 'ticket').some(({ quantity }) => quantity.per === 'month'))
    return facts
  const bare = of(facts, 'volume').find(
    (fact) =>
      now(fact) && fact.periodAssumed && fact.noun === undefined && /\b(?:tenho|temos|s[aã]o)\b/i.test(fact.quote),
  )
  return bare ? replace(facts, bare, withoutPeriod(as(bare, 'customers'))) : facts
}

/** What is spent per month on a text that asks about advertising and names no other cost. */
const spentOnAds: Step = (facts, folded) => {
  if (of(facts, 'marketing').length > 0) return facts
  if (!/\b(?:anunci\w*|trafego|google|facebook|instagram|ads|impulsion\w*|marketing|verba|campanhas?)\b/.test(folded))
    return facts
  const spent = of(facts, 'total_costs', 'fixed_costs', 'other').find(
    (fact) =>
      now(fact) &&
      isMoney(fact) &&
      fact.quantity.per !== undefined &&
      /\b(?:gast|invist|ponh|coloc|torr|verba)/i.test(fact.quote) &&
      !/\bfix|alugue|despesa|custos?\b/i.test(fact.quote),
  )
  return spent && of(facts, 'total_costs', 'fixed_costs').length <= 1
    ? replace(facts, spent, as(spent, 'marketing'))
    : facts
}

/** What is paid per month beside a loan that has no instalment yet. */
const paidOnLoan: Step = (facts) => {
  if (of(facts, 'debt').length === 0 || of(facts, 'debt_payment').length > 0) return facts
  const paid = facts.find(
    ({ metric, role, quote, quantity }) =>
      metric === 'other' && role === 'loose' && quantity.per === 'month' && /\bpag/i.test(quote),
  )
  return paid ? replace(facts, paid, as(paid, 'debt_payment')) : facts
}

/** One price and one cost, the cost above the price, and only one of them named by its word: they change places. */
const costAbovePrice: Step = (facts) => {
  const prices = of(facts, 'ticket').filter(now)
  const costs = of(facts, 'unit_cost').filter(now)
  const [price, cost] = [prices[0], costs[0]]
  if (!price || !cost || prices.length > 1 || costs.length > 1) return facts
  if (cost.quantity.low <= price.quantity.low || price.perUnit !== cost.perUnit) return facts
  const sure = (fact: Fact) => fact.confidence >= 0.75
  if (sure(price) && sure(cost) && (spending.test(cost.quote) || !spending.test(price.quote))) return facts
  return facts.map((fact) => (fact === price ? as(fact, 'unit_cost') : fact === cost ? as(fact, 'ticket') : fact))
}

/** What a thing "rende" beside what it costs, and no price: that is the price. */
const priceBesideCost: Step = (facts) => {
  if (of(facts, 'ticket', 'ticket_before', 'proposed_price').length > 0) return facts
  const keeps = of(facts, 'unit_margin').filter(now)
  const costs = of(facts, 'unit_cost').filter(now)
  const [keep] = keeps
  if (!keep || keeps.length > 1 || costs.length === 0 || /\b(?:lucro|margem|sobra|limpo|deixa|ganh)/i.test(keep.quote))
    return facts
  return keep.quantity.low > Math.max(...costs.map(({ quantity }) => quantity.low))
    ? replace(facts, keep, as(keep, 'ticket'))
    : facts
}

/** A commission per sale and no price: it is what the house earns, not what it pays. */
const commissionEarned: Step = (facts) => {
  if (of(facts, 'ticket', 'unit_margin', 'proposed_price', 'gross_profit_unit').length > 0) return facts
  const paid = of(facts, 'unit_cost').filter((fact) => now(fact) && /comiss/i.test(fact.quote))
  return paid.length === 1 && of(facts, 'unit_cost').length === 1
    ? replace(facts, paid[0]!, as(paid[0]!, 'ticket'))
    : facts
}

/** Whoever earns a share of a rent or a sale has that rent or sale as the price. */
const priceUnderFee: Step = (facts) => {
  if (!facts.some(({ role }) => role === 'income') || of(facts, 'ticket').length > 0) return facts
  const rents = of(facts, 'rent').filter(now)
  return rents.length === 1 ? replace(facts, rents[0]!, withoutPeriod(as(rents[0]!, 'ticket'))) : facts
}

/** An amount per month that "gera 95 leads" pays for advertising. */
const spentOnLeads: Step = (facts, folded) => {
  if (of(facts, 'marketing').length > 0) return facts
  const spent = facts.find((fact, n) => {
    const next = facts[n + 1]
    return (
      isMoney(fact) &&
      ['fixed_costs', 'total_costs', 'other', 'unit_cost'].includes(fact.metric) &&
      fact.quantity.per !== undefined &&
      (next?.metric === 'leads' || next?.metric === 'new_customers') &&
      /^[^.;]{0,40}\b(?:ger|traz|tras|cheg|rend|vem|entr|receb|sa)\w*\b[^.;]{0,30}$/.test(
        folded.slice(fact.end, next.start + 40).split(/\d/)[0]!,
      )
    )
  })
  return spent ? replace(facts, spent, as(spent, 'marketing')) : facts
}

/** The rise of an index, where prices are to be adjusted by it. */
const indexOfPrices: Step = (facts, folded) => {
  if (of(facts, 'proposed_raise', 'proposed_price').length > 0) return facts
  if (!/\b(?:corrig\w+|reajust\w+|repass\w+|aumentar|atualizar)\b/.test(folded)) return facts
  const index = facts.find(
    ({ metric, quote, quantity }) =>
      metric !== 'proposed_raise' && quantity.unit === 'percent' && /infla|ipca|igp|[íi]ndice/i.test(quote),
  )
  return index ? replace(facts, index, as(index, 'proposed_raise')) : facts
}

/** "Em maio 1.640 pedidos com ticket 51, em junho 1.710 com ticket 46": what stands beside the earlier figure is earlier too. */
const earlierTogether: Step = (facts) => {
  const olds = facts.filter(
    ({ scope, metric }) =>
      scope === 'before' && metric in { volume_before: 1, customers_before: 1, revenue_before: 1, ticket_before: 1 },
  )
  const [old] = olds
  if (!old) return facts
  const fresh = facts.find(({ metric, scope }) => scope === 'now' && `${metric}_before` === old.metric)
  if (!fresh || fresh.start < old.start) return facts
  return facts.map((fact) => {
    const twin = facts.filter(
      ({ metric, scope, subject }) => metric === fact.metric && scope === 'now' && subject === undefined,
    )
    const isFirst = twin.length === 2 && twin[0] === fact && fact.start < fresh.start && twin[1]!.start > fresh.start
    if (!isFirst || fact.metric === fresh.metric) return fact
    const metric = earlierMetric[fact.metric] ?? fact.metric
    return { ...fact, metric, scope: 'before', subject: 'antes' }
  })
}

/** Beside cash, and with nothing said of single sales, what is spent is all that is spent. */
const allThatIsSpent: Step = (facts) => {
  if (
    of(facts, 'cash').length === 0 ||
    of(facts, 'total_costs', 'unit_cost', 'gross_margin', 'variable_cost', 'variable_cost_rate').length > 0
  )
    return facts
  const spent = of(facts, 'fixed_costs').filter(now)
  return spent.length === 1 && /\bgast/i.test(spent[0]!.quote) && !/fix/i.test(spent[0]!.quote)
    ? replace(facts, spent[0]!, { ...spent[0]!, metric: 'total_costs' })
    : facts
}

/** "São 26 dias" beside what is sold per day: the days of a month. */
const daysOfMonth: Step = (facts) => {
  if (of(facts, 'working_days').length > 0 || !facts.some(({ quantity }) => quantity.per === 'day')) return facts
  const days = of(facts, 'deadline').filter(
    ({ quantity }) => quantity.unit === 'day' && quantity.low >= 20 && quantity.low <= 31,
  )
  const [only] = days
  if (!only || days.length > 1 || only.role !== undefined || /\b(?:prazo|pag|receb|em|daqui|vence)/i.test(only.quote))
    return facts
  return replace(facts, only, { ...as(only, 'working_days'), quantity: { ...only.quantity, per: 'month' } })
}

/** "92 no ano, em 2025 foram 78": the second is counted per what the first is. */
const samePeriod: Step = (facts) => {
  const [old] = of(facts, 'volume_before')
  const [fresh] = of(facts, 'volume')
  if (!old || !fresh || old.quantity.per === fresh.quantity.per) return facts
  const lacking =
    fresh.periodAssumed || fresh.quantity.per === undefined
      ? fresh
      : old.periodAssumed || old.quantity.per === undefined
        ? old
        : undefined
  const other = lacking === fresh ? old : fresh
  if (!lacking || other.periodAssumed || other.quantity.per === undefined) return facts
  return replace(facts, lacking, { ...lacking, quantity: { ...lacking.quantity, per: other.quantity.per } })
}

/** "Por festa" beside 31 festas: what is counted is what is sold, so its costs are of one sale. */
const costsOfWhatIsSold: Step = (facts) => {
  const sold = of(facts, 'volume')
    .map(({ noun }) => noun)
    .filter((noun) => noun !== undefined)
  return facts.map((fact) =>
    ['fixed_costs', 'payroll', 'rent'].includes(fact.metric) &&
    fact.quantity.per === undefined &&
    fact.perUnit !== undefined &&
    sold.some((noun) => noun.startsWith(fact.perUnit!.slice(0, 4)))
      ? as(fact, 'unit_cost')
      : fact,
  )
}

/** A conversion is of somebody: the only people or things counted beside it are those who may buy. */
const leadsOfConversion: Step = (facts) => {
  if (of(facts, 'conversion').length === 0 || of(facts, 'leads', 'volume', 'customers').length > 0) return facts
  const counted = facts.filter(
    ({ metric, role, quantity }) => metric === 'other' && role === undefined && quantity.unit === 'count',
  )
  const [only] = counted
  if (!only || counted.length > 1 || only.quantity.low < 5) return facts
  const leads = as(only, 'leads')
  return replace(facts, only, { ...leads, quantity: { ...leads.quantity, per: only.quantity.per ?? 'month' } })
}

/** A span of time beside cash and what burns it, or beside a purchase and what it yields, is what somebody claims. */
const claimedTimes: Step = (facts, folded) => {
  const spans = of(facts, 'deadline').filter(({ role, quantity }) => role === undefined && quantity.unit !== 'day')
  const [span] = spans
  if (!span || spans.length > 1) return facts
  const around = folded.slice(Math.max(0, span.start - 40), span.end + 40)
  const claim = (role: 'runway' | 'payback') => replace(facts, span, { ...span, role })
  const burns = of(facts, 'loss_stated').length > 0 || of(facts, 'total_costs').length > 0
  if (
    of(facts, 'cash').length > 0 &&
    burns &&
    /\b(?:temos|tem|da|dura\w*|segur\w+|aguent\w+|resta\w*|folego|sobreviv\w+|runway|caixa)\b/.test(around) &&
    !/\b(?:rodada|contrato|ate|reforma|daqui|vence)\b/.test(around)
  )
    return claim('runway')
  const buys = of(facts, 'investment').length > 0 && of(facts, 'monthly_return', 'profit_stated').length > 0
  return buys && /\b(?:pag[ao]\w*|retorn\w+|recuper\w+|volta|quita\w*)\b/.test(around) ? claim('payback') : facts
}

/** What a purchase "dá por mês" is its return: the company's own profit stands beside no purchase. */
const returnOfPurchase: Step = (facts) => {
  if (of(facts, 'investment').length !== 1 || of(facts, 'monthly_return', 'revenue').length > 0) return facts
  const gains = of(facts, 'profit_stated').filter(now)
  const [gain] = gains
  return gain && gains.length === 1 && /\b(?:da|daria|deixa|rende|gera|traz)\b/.test(fold(gain.quote))
    ? replace(facts, gain, as(gain, 'monthly_return'))
    : facts
}

/** An amount of unknown meaning that an identity over the sure ones gives exactly is what the identity says. */
const confirmedByIdentity: Step = (facts) => {
  const one = (...metrics: FactMetric[]) => {
    const list = of(facts, ...metrics).filter((fact) => now(fact) && fact.role === undefined)
    return list.length === 1 ? list[0]!.quantity.low : undefined
  }
  const product = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : a * b
  const less = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : a - b
  const implied: readonly [FactMetric, number | undefined][] = [
    ['revenue', product(one('ticket'), one('volume', 'customers'))],
    ['profit_stated', less(one('revenue'), one('total_costs'))],
    ['unit_margin', less(one('ticket'), one('unit_cost'))],
    ['payroll', product(one('headcount'), one('salary'))],
  ]
  return facts.map((fact) => {
    if (!isMoney(fact) || fact.confidence >= 0.6 || !now(fact)) return fact
    const found = implied.find(
      ([metric, value]) =>
        value !== undefined &&
        metric !== fact.metric &&
        of(facts, metric).length === 0 &&
        Math.abs(value - fact.quantity.low) <= 0.02 * Math.abs(value),
    )
    return found ? as(fact, found[0]) : fact
  })
}

const steps: readonly Step[] = [
  earlierTogether,
  priceUnderFee,
  spentOnLeads,
  indexOfPrices,
  costsOfWhatIsSold,
  billOfOneSale,
  costBesideNamedPrice,
  priceThatCosts,
  payersByMonth,
  pricesOfOffers,
  labourOfJob,
  wageBeforeCharges,
  priceAmongCosts,
  spentOnAds,
  paidOnLoan,
  priceBesideCost,
  allThatIsSpent,
  daysOfMonth,
  samePeriod,
  commissionEarned,
  leadsOfConversion,
  costAbovePrice,
  returnOfPurchase,
  claimedTimes,
  confirmedByIdentity,
]
