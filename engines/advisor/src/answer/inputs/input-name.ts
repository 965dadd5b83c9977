import type { Fact, FactMetric, FactRole } from '../../intake/fact.ts'
import { ordered } from './input-base.ts'

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

/** What a figure is called among the inputs of an answer. */
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
