/** One state of the business that the text describes: as it is, as it was, as planned, or one group, offer or channel of it. */
export interface Scenario {
  /** Prefix of its nodes: `q_<id>_<name>`. */
  id: string
  kind: 'now' | 'before' | 'planned' | 'group'
  /** A group, as the text calls it. */
  name?: string
  /** Input name to the formula over `q_…` and `text_…` nodes that gives it. */
  inputs: ReadonlyMap<string, string>
}

/** Bills that make up the fixed costs. */
export const bills = ['fixed', 'rent', 'payroll', 'utilities', 'ads', 'loose'] as const

/** Shares and rates: two of one without two of anything else are a rate today and after. */
export const rates: ReadonlySet<string> = new Set([
  'occupancy',
  'waste_rate',
  'delinquency',
  'no_show',
  'conversion',
  'churn',
  'variable_rate',
  'gross_margin',
  'commission',
  'card',
  'tax',
])

/** What may come once for each group, offer, channel or product. */
export const groupable: ReadonlySet<string> = new Set([
  ...rates,
  'price',
  'cost',
  'unit_margin',
  'revenue',
  'units',
  'customers',
  'contribution_margin',
  'variable_cost',
  'fixed',
  'total',
  'rent',
  'payroll',
  'loose',
  'installment',
  'count_installments',
  'ads',
  'new_customers',
  'leads',
  'hire',
  'capacity',
  'deadline',
  'distance',
  'share',
  'investment',
  'entry',
  'days',
  'debt',
  'rate',
  'profit_said',
  'salary',
])

/** What is no longer true once one of the keys has another value: revenue does not stay when the price changes. */
export const restsOn: Readonly<Record<string, readonly string[]>> = {
  revenue: [
    'price',
    'units',
    'customers',
    'distance',
    'occupancy',
    'leads',
    'conversion',
    'new_customers',
    'share',
    'rooms',
  ],
  revenue_net: ['price', 'units', 'customers', 'revenue', 'share'],
  profit_said: [
    'price',
    'units',
    'customers',
    'revenue',
    'cost',
    'total',
    'fixed',
    'rent',
    'payroll',
    'utilities',
    'share',
  ],
  loss_said: ['price', 'units', 'customers', 'revenue', 'cost', 'total', 'fixed'],
  gross_margin: ['price', 'cost', 'variable_rate', 'unit_margin', 'contribution_margin', 'variable_cost'],
  contribution_margin: ['price', 'cost', 'variable_rate', 'unit_margin', 'gross_margin'],
  variable_rate: ['gross_margin', 'variable_cost'],
  unit_margin: ['price', 'cost', 'gross_margin'],
  cost: ['unit_margin', 'gross_margin'],
  variable_cost: ['units', 'customers', 'revenue', 'cost', 'variable_rate', 'gross_margin', 'share'],
  units: ['revenue', 'customers', 'distance', 'occupancy', 'rooms'],
  customers: ['units', 'revenue'],
  total: ['fixed', 'rent', 'payroll', 'utilities'],
}
