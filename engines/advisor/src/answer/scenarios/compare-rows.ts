import type { AccountRow } from './account-rows.ts'

/** A line that sets one state against another: `a_…` is the changed one, `b_…` what it is compared with. */
export interface CompareRow extends Omit<AccountRow, 'key'> {
  label: string
}

const changed: readonly (readonly [id: string, key: string, unit: AccountRow['unit'], flow: boolean])[] = [
  ['result', 'result', 'BRL', true],
  ['gross', 'gross_profit', 'BRL', true],
  ['income', 'revenue_calc', 'BRL', true],
  ['keep', 'unit_keep', 'BRL', false],
  ['price_plain', 'price', 'BRL', false],
  ['price_after_fees', 'price_after_fees', 'BRL', false],
  ['cost', 'unit_cost', 'BRL', false],
  ['volume', 'units', 'count', true],
  ['unpaid', 'credit_loss', 'BRL', true],
  ['gross_paid', 'gross_paid', 'BRL', true],
  ['spoilt_cost', 'waste_cost', 'BRL', true],
  ['spoilt_income', 'waste_revenue', 'BRL', true],
  ['absent_income', 'missed_revenue', 'BRL', true],
  ['utilities', 'utilities', 'BRL', true],
  ['cost_of_sales', 'cost_of_sales', 'BRL', true],
  ['income_net', 'after_fees', 'BRL', true],
  ['interest', 'debt_interest', 'BRL', true],
  ['own_pay', 'offer_cost', 'BRL', true],
  ['paid_in_all', 'installments_total', 'BRL', false],
  ['bills_in_all', 'bills_total', 'BRL', false],
  ['rent_in_all', 'rent_total', 'BRL', false],
  ['acquire', 'cac', 'BRL', false],
  ['keep_part', 'keep_share', 'share', false],
  ['lasts', 'runway', 'months', false],
]

/** What changes from one state to another, in the figure itself, in proportion and over a year, and what evens it out. */
export const compareRows: readonly CompareRow[] = [
  ...changed.map(
    ([id, key, unit, flow]): CompareRow => ({
      id: `change_${id}`,
      unit,
      flow,
      formula: `a_${id} - b_${id}`,
      label: `change_of.${key}`,
    }),
  ),
  ...(['result', 'gross', 'income', 'keep', 'volume', 'price_plain', 'cost'] as const).map((id): CompareRow => {
    const key = changed.find(([one]) => one === id)![1]
    return {
      id: `relative_${id}`,
      unit: 'share',
      flow: false,
      formula: `a_${id} / b_${id} - 1`,
      when: `b_${id}`,
      label: `relative_of.${key}`,
    }
  }),
  ...(['result', 'gross', 'spoilt_cost', 'unpaid', 'own_pay', 'utilities', 'interest'] as const).map(
    (id): CompareRow => {
      const key = changed.find(([one]) => one === id)![1]
      return {
        id: `year_${id}`,
        unit: 'BRL',
        flow: false,
        formula: `(a_${id} - b_${id}) * 12`,
        label: `change_in_year.${key}`,
      }
    },
  ),
  row('same_income', 'count', true, 'b_income / a_price', 'same_revenue_units', 'abs(a_price - b_price)'),
  row('same_gross', 'count', true, 'b_gross / a_keep', 'same_profit_units', 'min(a_keep, abs(a_keep - b_keep))'),
  row('room_income', 'count', true, 'b_volume - same_income', 'may_lose_units', 'b_volume - same_income'),
  row('room_gross', 'count', true, 'b_volume - same_gross', 'may_lose_profit_units', 'b_volume - same_gross'),
  row('needed_gross', 'count', true, 'same_gross - b_volume', 'units_needed', 'same_gross - b_volume'),
  row('needed_part', 'share', false, 'same_gross / b_volume - 1', 'same_profit_growth', 'same_gross - b_volume'),
  row('back_gross', 'months', false, 'a_investment / change_gross', 'payback', 'change_gross'),
  row('back_bill', 'months', false, 'a_investment / (0 - change_utilities)', 'payback', '0 - change_utilities'),
  row('back_cost', 'months', false, 'a_investment / (0 - change_cost_of_sales)', 'payback', '0 - change_cost_of_sales'),
  row('back_spoilt', 'months', false, 'a_investment / (0 - change_spoilt_cost)', 'payback', '0 - change_spoilt_cost'),
  row('back_pay', 'months', false, 'a_investment / (b_own_pay - a_own_pay)', 'payback', 'b_own_pay - a_own_pay'),
  row(
    'even_units',
    'count',
    true,
    '(a_fixed_all? - b_fixed_all?) / (b_cost - a_cost)',
    'offer_threshold',
    '(a_fixed_all? - b_fixed_all?) * (b_cost - a_cost)',
  ),
  row('bill_left', 'BRL', true, '0 - change_utilities - a_installment', 'gain_after_installment'),
  row(
    'even_whole',
    'BRL',
    true,
    '(a_fixed_all - b_fixed_all) / (b_commission? - a_commission?)',
    'fee_threshold',
    'abs(a_own_pay - b_own_pay) * abs(b_commission? - a_commission?)',
  ),
]

function row(
  id: string,
  unit: AccountRow['unit'],
  flow: boolean,
  formula: string,
  label: string,
  when?: string,
): CompareRow {
  return { id, unit, flow, formula, label, ...(when && { when }) }
}
