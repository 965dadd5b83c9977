import type { FactMetric } from '../intake/fact.ts'
import type { ContradictionKind } from './ledger.ts'

/** What holds among figures of one business, one group, one time; names are metrics, or what a figure says by its words. */
export interface Identity {
  /** Key of the sentence that names it. */
  rule: string
  kind: ContradictionKind
  /** The figure that the others give. */
  of: Slot
  formula: string
  /** Largest part of the figure by which it may be missed, or of another figure of the identity. */
  allowed?: number
  by?: Slot
  /** The same in points, for shares. */
  points?: number
  /** Rather a reading is wrong than a figure beyond this factor; six without one. */
  misread?: number
  /** The figure is a floor or a ceiling: only less or more than it contradicts. */
  bound?: 'at_least' | 'at_most'
  /** Words in the quotes under which it says nothing. */
  unless?: RegExp
  /** How sure the readings must be. */
  sure?: number
  /** Holds only while this is above zero. */
  when?: string
  /** Says nothing where one of these is given: they are nearer to it. */
  without?: readonly Slot[]
}

/** Metrics, and figures that only their words tell apart. */
export type Slot = FactMetric | 'markup' | 'runway' | 'payback' | 'lost' | 'installments' | 'due'

const table = (
  kind: ContradictionKind,
  rows: readonly (readonly [rule: string, of: Slot, formula: string, more?: Partial<Identity>])[],
): Identity[] => rows.map(([rule, of, formula, more]) => ({ kind, rule, of, formula, ...more }))

const profit = { by: 'revenue', allowed: 0.02 } as const

export const identities: readonly Identity[] = [
  ...table('identity', [
    ['revenue', 'revenue', 'ticket * volume', { allowed: 0.05 }],
    ['revenue', 'revenue', 'ticket * customers', { allowed: 0.05, without: ['volume'] }],
    ['profit', 'profit_stated', 'revenue - total_costs', profit],
    ['profit', 'loss_stated', 'total_costs - revenue', profit],
    ['profit', 'profit_stated', 'revenue - variable_cost - fixed_costs', profit],
    ['profit', 'profit_stated', 'revenue * gross_margin - fixed_costs', profit],
    ['profit', 'profit_stated', 'revenue * (1 - variable_cost_rate) - fixed_costs', profit],
    ['total_costs', 'total_costs', 'fixed_costs + variable_cost', { allowed: 0.03, sure: 0.7 }],
    ['payroll', 'payroll', 'headcount * salary', { allowed: 0.1, unless: /com (?:os )?encargos|comiss/i }],
    [
      'payroll',
      'payroll',
      'sellers * salary',
      { allowed: 0.1, unless: /com (?:os )?encargos|comiss/i, without: ['headcount'] },
    ],
    ['payback', 'payback', 'investment / monthly_return', { allowed: 0.1 }],
    ['conversion', 'new_customers', 'leads * conversion', { allowed: 0.08 }],
    ['conversion', 'conversion', 'new_customers / volume', { points: 2, without: ['leads'] }],
    ['conversion', 'volume', 'leads * conversion', { allowed: 0.08, without: ['new_customers', 'customers'] }],
    ['conversion', 'customers', 'leads * conversion', { allowed: 0.08, without: ['new_customers'] }],
    ['cac', 'cac', 'marketing / new_customers', { allowed: 0.08 }],
    [
      'unit_margin',
      'unit_margin',
      'ticket - unit_cost',
      { by: 'ticket', allowed: 0.03, unless: /l[ií]quid|comiss|impost|frete/i },
    ],
    ['unit_margin', 'gross_profit_unit', 'ticket - unit_cost', { by: 'ticket', allowed: 0.03, unless: /l[ií]quid/i }],
    ['stock', 'stock_value', 'stock_units * unit_cost', { allowed: 0.05 }],
    ['occupancy', 'occupancy', 'volume / capacity', { points: 3 }],
    ['occupancy', 'occupancy', 'customers / capacity', { points: 3, without: ['volume'] }],
    ['capacity', 'capacity', 'volume', { bound: 'at_least', allowed: 0.03 }],
    ['growth', 'sales_change', 'revenue / revenue_before - 1', { points: 2.5, unless: /\bcresc|meta|quer|mais\b/i }],
    ['growth', 'sales_change', 'volume / volume_before - 1', { points: 2.5, unless: /\bcresc|meta|quer|mais\b/i }],
    ['announced_price', 'proposed_price', 'ticket * (1 + proposed_raise)', { allowed: 0.025, misread: 1.5 }],
    ['announced_price', 'proposed_price', 'ticket * (1 - proposed_discount)', { allowed: 0.025, misread: 1.5 }],
    ['installments', 'investment', 'deadline * debt_payment', { allowed: 0.02, when: '1 - 1000000 * interest_rate' }],
    ['installments', 'debt', 'deadline * debt_payment', { allowed: 0.02, when: '1 - 1000000 * interest_rate' }],
    // Installments that come to less than the debt pay no interest.
    ['installments', 'debt', 'installments * debt_payment + 0 * interest_rate', { allowed: 0.02, bound: 'at_most' }],
    ['deadline', 'due', 'volume / capacity / 30', { allowed: 0.15 }],
    ['churn', 'churn', 'lost / customers', { points: 1 }],
  ]),
  ...table('margin', [
    ['margin', 'gross_margin', '1 - unit_cost / ticket', { points: 1.5 }],
    ['margin', 'gross_margin', 'unit_margin / ticket', { points: 1.5 }],
    ['markup', 'markup', 'ticket / unit_cost - 1', { points: 3 }],
    ['markup', 'gross_margin', 'markup / (1 + markup)', { points: 1.5 }],
    ['gross_margin', 'gross_margin', '1 - variable_cost / revenue', { points: 2, misread: 20 }],
    ['margin_share', 'gross_margin', '1 - variable_cost_rate', { points: 3, sure: 0.75, misread: 3 }],
    ['net_margin', 'net_margin', 'profit_stated / revenue', { points: 1.5 }],
  ]),
  ...table('runway', [
    ['runway', 'runway', 'cash / loss_stated', { allowed: 0.1 }],
    ['runway', 'runway', 'cash / (total_costs - revenue)', { allowed: 0.1, without: ['loss_stated'] }],
    ['runway', 'runway', 'cash / (fixed_costs - revenue)', { allowed: 0.1, without: ['loss_stated', 'total_costs'] }],
    ['runway', 'runway', 'cash / total_costs', { allowed: 0.1, without: ['loss_stated', 'revenue'] }],
    ['runway', 'runway', 'cash / fixed_costs', { allowed: 0.1, without: ['loss_stated', 'revenue', 'total_costs'] }],
  ]),
]
