import type { Fact, FactMetric } from '../intake/fact.ts'
import type { QuestionId } from './recognise-question.ts'

/** What an answer to a question rests on; `need.<id>` of the locale files asks for it. */
const needs: Readonly<Record<QuestionId, readonly FactMetric[]>> = {
  price_change: ['ticket', 'proposed_price', 'volume', 'unit_cost', 'occupancy', 'payroll', 'revenue'],
  hire_or_not: ['hire_cost', 'revenue', 'gross_margin', 'customers', 'ticket'],
  invest_or_lease: ['investment', 'monthly_return', 'working_days', 'distance', 'unit_cost', 'fixed_costs'],
  which_offer: ['unit_cost', 'deadline', 'ticket', 'volume', 'capacity'],
  break_even: ['fixed_costs', 'unit_margin', 'ticket'],
  discount_or_markup: ['ticket', 'unit_cost', 'proposed_discount', 'volume'],
  double_ads: ['marketing', 'new_customers', 'unit_margin'],
  open_or_close: ['investment', 'fixed_costs', 'revenue', 'gross_margin'],
  why_fell: ['revenue_before', 'revenue', 'volume', 'volume_before', 'ticket', 'unit_cost'],
  runway: ['cash', 'total_costs', 'revenue'],
  check_up: ['revenue', 'fixed_costs', 'variable_cost_rate', 'customers', 'cash'],
  other: ['revenue', 'gross_margin', 'profit_stated', 'ticket', 'volume', 'capacity'],
}

const margin: readonly FactMetric[] = [
  'unit_cost',
  'unit_margin',
  'gross_margin',
  'contribution_margin',
  'variable_cost',
  'variable_cost_rate',
  'gross_profit_unit',
]

/** Metrics that answer the same question. */
const equals: readonly (readonly FactMetric[])[] = [
  margin,
  ['fixed_costs', 'total_costs'],
  ['proposed_price', 'proposed_raise', 'proposed_discount'],
  ['volume', 'customers'],
  ['monthly_return', 'unit_margin'],
]

/** The metrics still missing for the question, the most telling first; nothing that the text already gives. */
export function findNeeds(question: QuestionId, facts: readonly Fact[]): FactMetric[] {
  const known = new Set(facts.filter(({ confidence }) => confidence >= 0.5).map(({ metric }) => metric))
  const isKnown = (metric: FactMetric): boolean => {
    if (known.has(metric)) return true
    if (equals.some((group) => group.includes(metric) && group.some((one) => known.has(one)))) return true
    if (metric === 'revenue') return known.has('ticket') && (known.has('volume') || known.has('customers'))
    if (metric === 'payroll') return !known.has('cost_change')
    if (metric === 'occupancy') return known.has('volume') || known.has('customers')
    return false
  }
  const extra: FactMetric[] = known.has('stock_value') && question === 'other' ? ['proposed_discount'] : []
  return [...extra, ...needs[question]].filter((metric, n, all) => !isKnown(metric) && all.indexOf(metric) === n)
}
