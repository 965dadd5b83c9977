import type { QuestionId } from './recognise-question.ts'

const today = ['profit', 'net_margin', 'unit_keep', 'break_even_units', 'break_even_revenue']
const groups = ['group_result', 'group_profit', 'groups_result', 'groups_difference', 'group_keep', 'group_revenue']

/** What each question is answered with first, by label; the rest follows in the order of the rows. */
export const leadingNumbers: Readonly<Record<QuestionId, readonly string[]>> = {
  price_change: [
    ...[
      'gross_change_lost',
      'gross_after_lost',
      'new_price',
      'unit_keep',
      'unit_keep_after',
      'revenue_calc',
      'revenue_after',
      'revenue_change',
    ],
    ...['planned.result', 'change_of.result', 'planned.gross_profit', 'change_of.gross_profit'],
    ...['gross_profit', 'gross_profit_after', 'profit', 'profit_after', 'profit_change', 'may_lose_units'],
    ...[
      'may_lose_profit_units',
      'same_profit_units',

      'price_same_keep',
      'cost_rise',
    ],
  ],
  hire_or_not: [
    ...[
      'hire_leaves',
      'gain_after_hire',
      'outsourced_saving',
      'outsourced_even',
      'profit',
      'profit_after_hire',
      'hire_units',
      'hire_revenue',
      'more_gain',
      'more_result',
    ],
    ...['hire_difference', 'payroll_of_revenue', 'payroll_of_revenue_after', 'unit_keep'],
  ],
  invest_or_lease: [
    ...['saving', 'payback', 'investment_all', 'more_payback', 'gain_after_installment', 'rent_total', 'buy_total'],
    ...['rent_difference', 'rent_reaches', 'installments_total', 'installments_extra', 'gain_in_year'],
  ],
  which_offer: [
    ...['group.offer_cost', 'group.bills_total', 'group.installments_total', 'groups_change.offer_cost'],
    ...['groups_change.bills_total', 'groups_change.installments_total', 'group.gross_profit', 'fee_threshold'],
    ...[
      'installments_total',
      'installments_difference',
      'installments_extra',
      'offer_total',
      'offer_unit',
      'offer_cost',
    ],
    ...[
      'offer_cost_difference',
      'offer_threshold',
      'trip_keep',
      'trip_profit',
      'pay_per_unit',
      'fee_cost',
      'loan_month',
    ],
    ...['loan_year', ...groups],
  ],
  break_even: ['unit_keep', 'break_even_units', 'break_even_units_day', 'break_even_revenue', 'fixed_sum', 'profit'],
  discount_or_markup: [
    ...['price_for_margin', 'price_for_net', 'price_by_markup', 'margin_of_markup', 'new_price', 'unit_keep'],
    ...['unit_keep_after', 'margin_now', 'margin_after', 'same_profit_units', 'same_profit_growth', 'profit_change'],
  ],
  double_ads: [
    'ads_result_double',
    'group.cac',
    'group.ads_result',
    'cost_per_new',
    'cac',
    'conversion_calc',
    'ads_profit',
    'ads_result',
    'ads_units',
    'lead_cost',
  ],
  open_or_close: [
    'group.result',
    'groups_change.result',
    'together.result',
    ...groups,
    'break_even_units',
    'unit_keep',
    'profit',
    'profit_full',
    'occupancy_calc',
    'part_share',
  ],
  why_fell: [
    ...['revenue_before_calc', 'revenue_calc', 'revenue_change', 'revenue_growth', 'unit_keep_before', 'unit_keep'],
    ...['gross_profit_before', 'gross_profit', 'profit_before', 'profit', 'profit_change', 'same_profit_units'],
    ...['base_result_before', 'base_result', 'base_change'],
  ],
  runway: ['burn', 'runway', 'burn_left', 'runway_left', 'runway_after', 'runway_change', 'cash_gap', 'revenue_gap'],
  check_up: ['profit', 'profit_alt', 'profit_gap', 'net_margin', 'fee_profit', 'fixed_sum', ...today],
  other: today,
}

/** Numbers in the order in which the question asks for them. Stable. */
export function byQuestion<T extends { label: string }>(question: QuestionId, numbers: readonly T[]): T[] {
  const rank = ({ label }: T) => {
    const at = leadingNumbers[question].indexOf(label)
    return at < 0 ? leadingNumbers[question].length + (label.includes('.') ? 1 : 0) : at
  }
  return numbers
    .map((number, n) => ({ number, n }))
    .sort((a, b) => rank(a.number) - rank(b.number) || a.n - b.n)
    .map(({ number }) => number)
}
