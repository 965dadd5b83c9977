import type { Nature } from '../claims/metric-nature.ts'

/** What a figure of the text may be: how it is counted and how it behaves over time. Names are shown from the locale files. */
export type Measure = 'money' | 'percent' | 'count' | 'duration'

export interface InputMetric {
  measure: Measure
  nature: Nature
}

const flow = (measure: Measure): InputMetric => ({ measure, nature: 'flow' })
const share: InputMetric = { measure: 'percent', nature: 'share' }
const stock = (measure: Measure): InputMetric => ({ measure, nature: 'stock' })
const price: InputMetric = { measure: 'money', nature: 'price' }
const change: InputMetric = { measure: 'percent', nature: 'change' }
const days: InputMetric = { measure: 'duration', nature: 'duration' }

/** Every figure the advisor can place; flows end per month, shares and rates as fractions, durations in days. */
export const inputMetrics = {
  revenue: flow('money'),
  revenue_before: flow('money'),
  target_revenue: flow('money'),
  fixed_costs: flow('money'),
  total_costs: flow('money'),
  variable_cost: flow('money'),
  rent: flow('money'),
  payroll: flow('money'),
  utilities: flow('money'),
  marketing: flow('money'),
  debt_payment: flow('money'),
  profit_stated: flow('money'),
  loss_stated: flow('money'),
  hire_cost: flow('money'),
  monthly_return: flow('money'),
  cash: stock('money'),
  debt: stock('money'),
  stock_value: stock('money'),
  investment: stock('money'),
  ticket: price,
  ticket_before: price,
  unit_cost: price,
  unit_margin: price,
  cac: price,
  gross_margin: share,
  contribution_margin: share,
  net_margin: share,
  variable_cost_rate: share,
  tax_rate: share,
  card_rate: share,
  commission_rate: share,
  conversion: share,
  occupancy: share,
  no_show: share,
  delinquency: share,
  waste_rate: share,
  interest_rate: { measure: 'percent', nature: 'rate' },
  discount_rate: { measure: 'percent', nature: 'rate' },
  churn: { measure: 'percent', nature: 'attrition' },
  sales_change: change,
  cost_change: change,
  proposed_raise: change,
  proposed_discount: change,
  volume: flow('count'),
  volume_before: flow('count'),
  leads: flow('count'),
  new_customers: flow('count'),
  capacity: flow('count'),
  headcount: stock('count'),
  sellers: stock('count'),
  customers: stock('count'),
  stock_units: stock('count'),
  receivable_days: days,
  payable_days: days,
  stock_days: days,
  deadline: days,
} as const satisfies Record<string, InputMetric>

export type InputMetricId = keyof typeof inputMetrics
