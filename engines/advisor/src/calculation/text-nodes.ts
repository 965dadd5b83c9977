import { Decimal } from 'decimal.js'
import type { Unit } from '../claims/claim.ts'
import { inputMetrics } from '../intake/input-metrics.ts'
import type { OwnFact as Fact } from '../intake/own-facts.ts'
import type { Quantity } from '../intake/quantity.ts'
import type { Formula } from './formulas.ts'
import type { CalculationNode, NodeUnit } from './node.ts'

/** One node for each quantity as stated, and the formulas that bring the placed ones to their metric's unit and period. */
export function textNodes(
  quantities: readonly Quantity[],
  facts: readonly Fact[],
): { nodes: CalculationNode[]; formulas: Formula[] } {
  const nodes = quantities.flatMap((quantity) => {
    const [unit, factor] = statedUnit(quantity)
    const node = (id: string, amount: number): CalculationNode => ({
      id,
      unit,
      value: new Decimal(amount).times(factor).toString(),
      source: 'text',
      formula: '',
      inputs: [],
      quantity: quantity.id,
    })
    const low = node(`text_${quantity.id}`, quantity.low)
    return quantity.high === undefined ? [low] : [low, node(`text_${quantity.id}_high`, quantity.high)]
  })
  const withoutParts = facts.filter((fact) => !fact.adds)
  // A metric stated twice keeps the first; the contradiction is the conflict detector's business.
  return { nodes, formulas: [...withoutParts.map((fact) => withParts(fact, facts)), ...subscription(facts)] }
}

/** A ticket paid every month by a base of customers is revenue. */
function subscription(facts: readonly Fact[]): Formula[] {
  const everyMonth = facts.some(({ metric, quantity }) => metric === 'ticket' && quantity.per === 'month')
  return everyMonth ? [{ id: 'revenue', unit: 'BRL/month', formula: 'ticket * customers' }] : []
}

/** A headcount given in parts is their sum. */
function withParts(fact: Fact, facts: readonly Fact[]): Formula {
  const parts = facts.filter((part) => part.adds && part.metric === fact.metric).map((part) => conversion(part).formula)
  const whole = conversion(fact)
  return { ...whole, formula: [whole.formula, ...parts].join(' + ') }
}

function statedUnit(quantity: Quantity): [NodeUnit, string] {
  switch (quantity.unit) {
    case 'BRL':
      return [quantity.per === 'month' ? 'BRL/month' : 'BRL', '1']
    case 'USD':
    case 'EUR':
      return [quantity.unit, '1']
    case 'percent':
    case 'pp':
      return [quantity.per === 'month' ? 'share/month' : 'share', '0.01']
    case 'fraction':
      return ['share', '1']
    case 'times':
      return ['times', '1']
    case 'count':
      return [quantity.per === 'month' ? 'count/month' : 'count', '1']
    default:
      return quantity.unit === 'day' ? ['days', '1'] : ['months', monthsOf[quantity.unit]!]
  }
}

const monthsOf: Partial<Record<Unit, string>> = { month: '1', quarter: '3', year: '12', week: '0.23013698630136986' }

function conversion({ metric, quantity }: Fact): Formula {
  const { measure, nature } = inputMetrics[metric]
  const stated = `text_${quantity.id}`
  const base = quantity.high === undefined ? stated : `(${stated} + ${stated}_high) / 2`
  const formula = (() => {
    if (nature === 'flow') return perMonth(base, quantity)
    if (nature === 'rate') return quantity.per === 'year' ? `pow(1 + ${base}, 1 / 12) - 1` : base
    if (nature === 'attrition') return quantity.per === 'year' ? `1 - pow(1 - ${base}, 1 / 12)` : base
    if (measure === 'duration' && quantity.unit !== 'day') return `${base} * days_per_month`
    return base
  })()
  return { id: metric, unit: unitOf(metric), formula }
}

function perMonth(base: string, quantity: Quantity): string {
  if (quantity.per === 'day') return `${base} * days_per_month`
  if (quantity.per === 'week') return `${base} * days_per_month / 7`
  if (quantity.per === 'quarter') return `${base} / 3`
  if (quantity.per === 'year') return `${base} / 12`
  return base
}

function unitOf(metric: Fact['metric']): NodeUnit {
  const { measure, nature } = inputMetrics[metric]
  if (measure === 'duration') return 'days'
  if (measure === 'percent') return nature === 'rate' || nature === 'attrition' ? 'share/month' : 'share'
  if (measure === 'count') return nature === 'flow' ? 'count/month' : 'count'
  return nature === 'flow' ? 'BRL/month' : 'BRL'
}
