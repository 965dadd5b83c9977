import type { Formula } from '../calculation/formulas.ts'
import type { NodeUnit } from '../calculation/node.ts'
import type { Fact, FactMetric, FactRole } from '../intake/fact.ts'
import type { NamedFact } from './scenarios/part-scenarios.ts'

/** The figures of the text as the inputs of an answer: `q_price_1`, `q_price_2`… in order, and `q_price` for the one that holds now. */
export interface AnswerInputs {
  formulas: Formula[]
  /** Each fact with the name of its input and its node. */
  named: NamedFact[]
  /** What flows are counted per: the month, unless every flow of the text is of a day or a year. */
  period: 'day' | 'week' | 'month' | 'quarter' | 'year'
}

const names: Partial<Record<FactMetric, string>> = {
  ticket: 'price',
  ticket_before: 'price_before',
  proposed_price: 'price_new',
  unit_cost: 'cost',
  volume: 'units',
  volume_before: 'units_before',
  customers: 'customers',
  customers_before: 'customers_before',
  distance: 'distance',
  fixed_costs: 'fixed',
  total_costs: 'total',
  gross_profit_unit: 'unit_margin',
  hire_cost: 'hire',
  profit_stated: 'profit_said',
  loss_stated: 'loss_said',
  monthly_return: 'gain',
  variable_cost_rate: 'variable_rate',
  commission_rate: 'commission',
  tax_rate: 'tax',
  card_rate: 'card',
  proposed_raise: 'raise',
  proposed_discount: 'discount',
  discount_rate: 'discount',
  working_days: 'days',
  interest_rate: 'rate',
  debt_payment: 'installment',
  marketing: 'ads',
  target_revenue: 'target',
  stock_value: 'stock',
}

const byRole: Partial<Record<FactRole, string>> = {
  share: 'share',
  part: 'part',
  more: 'more',
  income: 'fee_rate',
  resale: 'resale',
  markup: 'markup',
  points: 'points',
  installments: 'count_installments',
  multiplier: 'multiplier',
  loose: 'loose',
  purchases: 'purchases',
  weeks: 'weeks',
  entry: 'entry',
  payback: 'claimed',
  runway: 'claimed',
  net_revenue: 'revenue_net',
}

/** Names every fact and brings flows to one period; durations to months. */
export function answerInputs(facts: readonly Fact[]): AnswerInputs {
  const period = periodOf(facts)
  const days = facts.find(({ metric }) => metric === 'working_days')
  const counts = new Map<string, number>()
  const rows: Formula[] = []
  const current = new Set<string>()
  const numbered: Counted[] = []
  const named: NamedFact[] = []
  for (const fact of facts) {
    const plainName = baseName(fact, facts) ?? nameOf(fact)
    const crewed = plainName === 'units' && isFullUse(fact, facts) && crewOf(fact, facts, numbered) !== undefined
    const name = isOccasion(fact, facts) ? 'occasions' : crewed ? 'whole_use' : plainName
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    const [unit, plain] = amountOf(fact, period, days && dayName(fact, facts))
    const crew = crewOf(fact, facts, numbered)
    const formula = crew ? `${crew} * ${plain}` : isPerOccasion(fact, facts) ? `q_occasions_1 * ${plain}` : plain
    if (fact.quantity.unit === 'count') numbered.push({ fact, name: `q_${name}_${nth}` })
    rows.push({ id: `q_${name}_${nth}`, unit, formula })
    named.push({ fact, name, node: `q_${name}_${nth}` })
    if (!current.has(name)) rows.push({ id: `q_${name}`, unit, formula: `q_${name}_${nth}` })
    current.add(name)
  }
  if (current.has('whole_use')) rows.push({ id: 'q_capacity', unit: 'count', formula: 'q_whole_use' })
  return { formulas: [...rows, ...sums(facts)], named, period }
}

/** "12 eventos por ano, cada um com 150 convidados": what is sold is so many times so many. */
const isPerOccasion = (fact: Fact, facts: readonly Fact[]): boolean =>
  ['volume', 'customers', 'other'].includes(fact.metric) &&
  fact.quantity.unit === 'count' &&
  fact.quantity.per === undefined &&
  /\bcada (?:um|uma)\b/i.test(fact.quote) &&
  facts.some((other) => other.sentence === fact.sentence && isOccasion(other, facts))

const isOccasion = (fact: Fact, facts: readonly Fact[]): boolean => {
  if (
    fact.metric !== 'volume' ||
    !/^(?:event|fest|viage|turma|show|curso|workshop|edic|passei|excurs|partida|sess)/.test(fact.noun ?? '')
  )
    return false
  const next = facts[facts.indexOf(fact) + 1]
  return (
    next !== undefined &&
    next.sentence === fact.sentence &&
    next.quantity.unit === 'count' &&
    /\bcada (?:um|uma)\b/i.test(next.quote)
  )
}

/** What a crew or its rooms could do, where the text also says what is done or which share of it. */
const isFullUse = (fact: Fact, facts: readonly Fact[]): boolean =>
  !facts.some(({ metric }) => metric === 'capacity') &&
  (facts.some(({ metric }) => metric === 'occupancy') ||
    facts.some(
      (other) =>
        other !== fact &&
        other.metric === 'volume' &&
        other.scope === 'now' &&
        !other.each &&
        other.perUnit === undefined &&
        other.quantity.per === 'month' &&
        !other.periodAssumed,
    ))

interface Counted {
  fact: Fact
  name: string
}

const multiplied: ReadonlySet<FactMetric> = new Set([
  'revenue',
  'variable_cost',
  'payroll',
  'rent',
  'capacity',
  'volume',
  'volume_before',
  'customers',
  'distance',
  'leads',
  'fixed_costs',
])

/** "12 caminhões, cada um roda 9.500 km", "18 crianças em cada", "cada van custa R$ 5.100 por mês": so many times that. */
function crewOf(fact: Fact, facts: readonly Fact[], before: readonly Counted[]): string | undefined {
  if (!multiplied.has(fact.metric) || baseName(fact, facts)) return undefined
  const bases = before.filter(
    ({ fact: { metric, role, quantity } }) =>
      ['other', 'headcount', 'sellers', 'capacity', 'customers'].includes(metric) &&
      role === undefined &&
      !quantity.per,
  )
  const named = fact.perUnit && bases.find(({ fact: { noun } }) => isSame(noun, fact.perUnit!))
  if (named && fact.metric !== 'capacity') return named.name
  // "Cada caminhão fatura 32 mil e gasta 14 mil de diesel": everything in the sentence is of each.
  const distributed = distributedBy(fact, facts, bases)
  if (distributed) return distributed
  if (
    ['payroll', 'capacity'].includes(fact.metric) ||
    (['revenue', 'variable_cost', 'rent'].includes(fact.metric) && !fact.each)
  )
    return undefined
  const isEach =
    (fact.each && ['volume', 'revenue', 'rent', 'variable_cost'].includes(fact.metric)) ||
    /\b(?:em )?cada um|\bem cada\b/i.test(fact.quote) ||
    (fact.perUnit === 'unidade' && fact.quantity.unit === 'count')
  return isEach ? bases.at(-1)?.name : undefined
}

/** The base of a sentence that speaks of each of it. */
function distributedBy(fact: Fact, facts: readonly Fact[], bases: readonly Counted[]): string | undefined {
  if (fact.quantity.per === undefined) return undefined
  const opening = facts.find(({ sentence }) => sentence !== undefined && sentence === fact.sentence)
  const each = /^\s*(?:e |mas )?cada ([a-zà-ú]{3,})/i.exec(opening?.quote ?? '')?.[1]
  if (each === undefined || each === 'um' || each === 'uma') return undefined
  const plain = each.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bases.find(({ fact: { noun } }) => isSame(noun, plain))?.name
}

/** The same thing in another form: "vacas" and "vaca", "hectares" and "ha". */
const isSame = (noun: string | undefined, unit: string) =>
  noun?.startsWith((unit === 'ha' ? 'hectare' : unit).slice(0, 4)) ?? false

/** Each daily volume has its own days where the text gives as many ("22 dias de semana e 8 de fim de semana"). */
function dayName(fact: Fact, facts: readonly Fact[]): string {
  const kinds = facts.filter(({ metric }) => metric === 'working_days')
  const daily = facts.filter(({ metric, quantity }) => metric === fact.metric && quantity.per === 'day')
  return kinds.length > 1 && kinds.length === daily.length ? `q_days_${daily.indexOf(fact) + 1}` : 'q_days'
}

/** Costs and yields per hectare, cow or room belong to the base that is counted ("600 hectares"). */
function baseName(fact: Fact, facts: readonly Fact[]): string | undefined {
  const bases = facts.filter(
    ({ metric, quantity, role, quote }) =>
      metric === 'other' && quantity.unit === 'count' && role === undefined && !ordered.test(quote),
  )
  const holds = (base: Fact, unit: string) => isSame(base.noun, unit)
  if (
    fact.perUnit &&
    ((fact.metric === 'unit_cost' && !fact.quantity.per) || fact.metric.startsWith('volume')) &&
    facts.some(
      ({ metric, perUnit, quantity }) =>
        metric === 'unit_cost' && !quantity.per && perUnit && bases.some((base) => holds(base, perUnit)),
    ) &&
    bases.some((base) => holds(base, fact.perUnit!))
  )
    return `${fact.metric === 'unit_cost' ? 'base_cost' : 'base_yield'}${fact.scope === 'before' ? '_before' : ''}`
  if (bases.includes(fact) && facts.some(({ perUnit }) => perUnit && holds(fact, perUnit))) return 'base'
  return undefined
}

/** What a customer wants to take is sold, no ground that bears it. */
const ordered = /\b(?:levar|leva|comprar|pedir|pediu|encomend\w+|fechar|quer)\b/i

/** Several bills that hold today, none the later value of another. */
const isPlain = (facts: readonly Fact[]) => facts.every(({ quantity, scope }) => !quantity.role && scope === 'now')

const offer = /\b(?:banco|candidat|proposta|fornecedor|distribuidor|opcao|plano|loja|maquin)/

/** What a thing costs in all, and the fixed costs when only their parts are given. */
function sums(facts: readonly Fact[]): Formula[] {
  const named = new Map<string, Fact[]>()
  for (const fact of facts) {
    const name = baseName(fact, facts) ?? nameOf(fact)
    named.set(name, [...(named.get(name) ?? []), fact])
  }
  const costs = named.get('cost') ?? []
  const prices = named.get('price') ?? []
  const apart = prices.length > 1 || costs.some(({ subject }) => subject !== undefined && offer.test(subject))
  const adds = !apart && costs.length > 1
  const list = (name: string, many: readonly unknown[]) => many.map((_, n) => `q_${name}_${n + 1}`).join(' + ')
  const heads = ['headcount', 'sellers', 'base'].find((name) => named.has(name))
  const byHeads = !named.has('payroll') && named.has('salary') && heads !== undefined
  const parts = ['rent', 'payroll', 'utilities', 'ads', 'loose'].filter((name) => named.has(name))
  const fixed = named.get('fixed') ?? []
  // Several people paid per night are paid together.
  const isShifts = (named.get('payroll') ?? []).every(({ quantity }) => quantity.per === undefined)
  const further = fixed.filter(
    ({ quote, confidence }) =>
      /demais|outr|restante|fix\w*\s*:\s*[a-zà-ú]/i.test(quote) ||
      confidence < 0.6 ||
      !/fix|tota|tudo|despesa|custo|gasto|estrutura|cust[ao]/i.test(quote),
  )
  const isBreakdown =
    fixed.length > 1 &&
    /tota|ao todo|somam/i.test(fixed[0]!.quote) &&
    fixed.every(({ sentence }) => sentence === fixed[0]!.sentence)
  const partsSum = [
    ...parts.map((name) =>
      name === 'loose' || (name === 'utilities' && isPlain(named.get(name)!)) || (name === 'payroll' && isShifts)
        ? list(name, named.get(name)!)
        : `q_${name}`,
    ),
    ...(byHeads ? [`q_${heads} * q_salary`] : []),
  ].join(' + ')
  const whole =
    further.length > 0 && partsSum !== '' && !isBreakdown
      ? `${list('fixed', fixed)} + ${partsSum}`
      : fixed.length > 0
        ? 'q_fixed'
        : partsSum
  return [
    ...(costs.length > 0
      ? [{ id: 'q_cost_all', unit: 'BRL' as const, formula: adds ? list('cost', costs) : 'q_cost' }]
      : []),
    ...(whole ? [{ id: 'q_fixed_all', unit: 'BRL' as const, formula: whole }] : []),
    ...(fixed.length > 0 && ((parts.length > 1 && further.length === 0) || isBreakdown)
      ? [
          {
            id: 'q_fixed_parts',
            unit: 'BRL' as const,
            formula: [partsSum, ...(isBreakdown ? fixed.slice(1).map((_, n) => `q_fixed_${n + 2}`) : [])]
              .filter(Boolean)
              .join(' + '),
          },
        ]
      : []),
  ]
}

export function nameOf({ metric, role, scope, subject, noun, quote, quantity: { per, unit } }: Fact): string {
  const base = (role && byRole[role]) ?? names[metric] ?? metric
  if (metric === 'other' && role === undefined && unit === 'count' && ordered.test(quote)) return 'order'
  if (metric === 'interest_rate' && per === 'year') return 'rate_year'
  if (role === 'part' && unit === 'count') return 'lost'
  if (
    metric === 'capacity' &&
    !per &&
    /^(?:quarto|chale|suite|leito|apartamento|bangalo|flat|cabana|uh)/.test(noun ?? '')
  )
    return 'rooms'
  if (scope === 'rival') return `${base}_rival`
  if (/^(?:part|lost|share|points|more)$/.test(base)) return base
  if (base.endsWith('_before') || base.endsWith('_new')) return base
  if (scope === 'before' || subject === 'antes') return `${base}_before`
  return scope === 'proposed' && !/^(?:raise|discount|target)$/.test(base) ? `${base}_new` : base
}

function periodOf(facts: readonly Fact[]): AnswerInputs['period'] {
  const flows = facts.filter(
    ({ quantity, metric }) => quantity.per && !['interest_rate', 'churn', 'working_days'].includes(metric),
  )
  const all = (per: string) => flows.length > 0 && flows.every(({ quantity }) => quantity.per === per)
  if (all('year')) return 'year'
  if (all('quarter')) return 'quarter'
  if (all('week') && !facts.some(({ metric }) => metric === 'working_days')) return 'week'
  return all('day') && !facts.some(({ metric }) => metric === 'working_days') ? 'day' : 'month'
}

function amountOf(
  { metric, quantity, periodAssumed, role }: Fact,
  period: AnswerInputs['period'],
  days: string | undefined,
): [NodeUnit, string] {
  const text = `text_${quantity.id}`
  const base = quantity.high === undefined ? text : `(${text} + ${text}_high) / 2`
  switch (quantity.unit) {
    case 'percent':
    case 'pp':
    case 'fraction':
      return [metric === 'interest_rate' ? 'share/month' : 'share', base]
    case 'day':
      return metric === 'working_days'
        ? ['count', quantity.per === 'week' ? `${base} * 365 / 84` : base]
        : ['months', `${base} / 30`]
    case 'week':
      return role === 'weeks' ? ['count', `${base} * 365 / 84`] : ['months', base]
    case 'month':
    case 'quarter':
    case 'year':
      return ['months', base]
    default: {
      const unit: NodeUnit = quantity.unit === 'BRL' ? 'BRL' : quantity.unit === 'count' ? 'count' : 'BRL'
      if (metric === 'interest_rate' || metric === 'ticket' || metric === 'proposed_price') return [unit, base]
      return [unit, perPeriod(base, quantity.per, periodAssumed ? period : period, days, role)]
    }
  }
}

function perPeriod(
  base: string,
  per: Fact['quantity']['per'],
  period: AnswerInputs['period'],
  days: string | undefined,
  role: FactRole | undefined,
): string {
  if (per === undefined || per === period || role === 'weeks') return base
  if (per === 'day' && period === 'month') return days ? `${base} * ${days}` : `${base} * 30`
  if (per === 'week' && period === 'month') return `${base} * (365 / 84)`
  if (per === 'quarter') return `${base} / 3`
  if (per === 'year') return `${base} / 12`
  return per === 'month' && period === 'year' ? `${base} * 12` : base
}
