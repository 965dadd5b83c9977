import type { NodeUnit } from '../../calculation/node.ts'

/** One line of the account that any state of the business may have; `key` names it in the locale files, hidden without one. */
export interface AccountRow {
  id: string
  unit: NodeUnit
  formula: string
  when?: string
  key?: string
  flow: boolean
}

const row =
  (unit: NodeUnit, flow: boolean) =>
  (id: string, formula: string, key?: string, when?: string): AccountRow => ({
    id,
    unit,
    formula,
    flow,
    ...(key && { key }),
    ...(when && { when }),
  })
const money = row('BRL', false)
const flow = row('BRL', true)
const share = row('share', false)
const count = row('count', true)
const months = row('months', false)
const ratio = row('times', false)

/** Volume, what one sale leaves, what all leave, what is left: the first row of an id whose inputs exist gives it. */
export const accountRows: readonly AccountRow[] = [
  share('fees', 'commission? + tax? + card?'),
  // Volume
  // A crew or room that could serve so many is filled to its share.
  count('volume', 'units', 'units'),
  count('volume', 'customers'),
  count('volume', 'distance'),
  count('volume', 'rooms * occupancy * days', 'units'),
  count('volume', 'rooms * occupancy * 30', 'units'),
  count('volume', 'capacity * occupancy', 'units'),
  count('volume', 'leads * conversion', 'units'),
  count('volume', 'new_customers'),
  count('volume', 'revenue / price', 'units'),
  count('volume', 'stock_units'),
  // Of one sale
  money('keep', 'unit_margin'),
  money('keep', 'price - cost - price * fees - price * variable_rate?', 'unit_keep'),
  money('keep', 'price * (gross_margin - fees)', 'unit_keep'),
  money('keep', 'price * contribution_margin', 'unit_keep'),
  money('keep', 'price * (1 - variable_rate - fees)', 'unit_keep'),
  money('keep', 'price * (1 - fees)', 'unit_keep', 'fees'),
  money('price_after_fees', 'price * (1 - fees)', 'price_after_fees', 'fees'),
  money('price_plain', 'price', 'price'),
  share('keep_part', 'keep / price', 'margin_now'),
  share('keep_part', 'gross_margin - fees'),
  share('keep_part', 'contribution_margin'),
  share('keep_part', '1 - variable_rate - fees', 'keep_share'),
  share('keep_part', '1 - variable_cost / revenue - fees', 'gross_margin_calc'),
  share('markup_part', 'price / cost - 1', 'markup_now'),
  // Of all sales
  flow('income', 'revenue'),
  flow('income', 'price * volume', 'revenue_calc'),
  flow('gross', 'volume * keep', 'gross_profit'),
  flow('gross', 'income * keep_part', 'gross_profit'),
  flow('gross', 'income - variable_cost - income * fees', 'gross_profit'),
  flow('cost_of_sales', 'volume * cost', 'cost_of_sales'),
  flow('cost_of_sales', 'income * variable_rate', 'variable_cost_calc'),
  flow('commission_paid', 'income * commission', 'commission_cost'),
  flow('tax_paid_', 'income * tax', 'tax_cost'),
  flow('card_paid', 'income * card', 'card_cost'),
  flow('income_net', 'income * (1 - fees)', 'after_fees', 'fees'),
  // Result
  flow('bills', 'fixed_all', 'fixed_sum'),
  flow('result', 'gross - fixed_all - extra? + gain?', 'result'),
  flow('result', 'income - total - extra? + gain?', 'result'),
  flow('result', 'revenue_net - fixed_all - extra? + gain?', 'result'),
  flow(
    'result',
    'income - fixed_all - extra? + gain?',
    'result',
    '1 - cost? - variable_rate? - variable_cost? - gross_margin?',
  ),
  share('result_part', 'result / income', 'net_margin'),
  count('even_volume', 'fixed_all / keep', 'break_even_units', 'keep'),
  count('even_volume', 'fixed_all / price', 'break_even_units', 'price * (1 - cost?)'),
  flow('even_income', 'fixed_all / keep_part', 'break_even_revenue', 'keep_part'),
  count('even_day', 'even_volume / days', 'break_even_units_day'),
  flow('all_costs', 'cost_of_sales + fixed_all', 'costs_sum'),
  flow('all_costs', 'variable_cost + fixed_all', 'costs_sum'),
  money('cost_each', '(fixed_all + cost_of_sales?) / volume', 'cost_each'),
  money('cost_each', 'total / volume', 'cost_each'),
  money('result_each', 'result / volume', 'result_each'),
  money('income_each', 'revenue / volume', 'revenue_each', '1 - price?'),
  flow('income_head', 'income / headcount', 'per_head'),
  flow('income_seller', 'income / sellers', 'per_head'),
  // Absence, losses, late payment, churn
  count('kept_volume', 'volume * (1 - no_show)', 'attended'),
  flow('kept_income', 'kept_volume * price', 'attended_revenue'),
  flow('absent_income', 'volume * no_show * price', 'missed_revenue'),
  flow('unpaid', 'income * delinquency', 'credit_loss'),
  flow('gross_paid', 'gross - unpaid', 'gross_paid'),
  flow('result_paid', 'result - unpaid', 'profit_after_unpaid'),
  count('spoilt', 'volume * waste_rate', 'waste_units'),
  flow('spoilt_cost', 'variable_cost * waste_rate', 'waste_cost'),
  flow('spoilt_cost', 'purchases * waste_rate', 'waste_cost'),
  flow('spoilt_cost', 'spoilt * cost', 'waste_cost'),
  flow('spoilt_cost', 'cost_of_sales * waste_rate', 'waste_cost'),
  flow('spoilt_cost', 'loose * waste_rate', 'waste_cost'),
  flow('spoilt_income', 'spoilt * price', 'waste_revenue'),
  share('leaving_part', 'lost / customers', 'churn_calc'),
  share('leaving', 'churn'),
  share('leaving', 'leaving_part'),
  count('leavers', 'customers * churn', 'lost_units'),
  flow('leaving_income', 'leavers * price', 'lost_revenue_churn'),
  flow('leaving_income', 'lost * price', 'lost_revenue_churn'),
  months('stay', '1 / leaving', 'lifetime', 'leaving'),
  months('stay', 'deadline', undefined, 'new_customers'),
  money('lifetime_income', 'price * stay', 'lifetime_income'),
  money('lifetime_keep', 'keep * stay', 'ltv'),
  // Advertising
  money('acquire', 'ads / new_customers', 'cac'),
  money('contact_cost', 'ads / leads', 'lead_cost'),
  share('closing', 'new_customers / leads', 'conversion_calc'),
  flow('ads_leave', 'new_customers * keep - ads', 'ads_result'),
  flow('new_income', 'new_customers * price', 'new_revenue'),
  count('ads_volume', 'ads / keep', 'ads_units', 'keep'),
  months('acquire_back', 'acquire / keep', 'cac_payback', 'keep'),
  months('acquire_back', 'acquire / price', 'cac_payback'),
  ratio('life_of_cost', 'lifetime_keep / acquire', 'ltv_cac'),
  ratio('life_of_cost', 'lifetime_income / acquire', 'ltv_cac'),
  // Capacity
  count('rated', 'rooms * occupancy * days', 'units_by_rate', 'units'),
  count('rated', 'rooms * occupancy * 30', 'units_by_rate', 'units'),
  count('rated', 'capacity * occupancy', 'units_by_rate', 'units'),
  count('rated', 'leads * conversion', 'units_by_rate', 'units'),
  flow('rated_income', 'rated * price', 'revenue_by_rate'),
  count('whole_capacity', 'capacity', 'crew_capacity'),
  flow('free_income', 'free_volume * price', 'idle_revenue'),
  share('filled', 'volume / capacity', 'occupancy_calc', '1 - occupancy?'),
  flow('full_income', 'capacity * price', 'full_revenue'),
  count('free_volume', 'capacity - volume', 'idle_units', 'capacity - volume'),
  // Money
  money('paid_in_all', 'count_installments * installment + entry?', 'installments_total'),
  money('paid_in_all', 'deadline * installment', 'installments_total'),
  money('rent_in_all', 'rent * deadline', 'rent_total'),
  flow('drain', '0 - result', 'burn', '0 - result'),
  months('lasts', 'cash / drain', 'runway', 'drain'),
  flow('interest', 'debt * rate', 'debt_interest'),
  money('bills_in_all', 'fixed_all * deadline + investment?', 'bills_total', '1 - 1000000 * installment?'),
  flow('own_pay', 'fixed_all + cost_of_sales', 'offer_cost', '1 - 1000000 * price?'),
  flow('own_pay', 'cost_of_sales', 'offer_cost', '1 - 1000000 * price?'),
  flow('own_pay', 'fixed_all + commission * whole', 'offer_cost'),
  flow('own_pay', 'fixed_all', undefined),
  flow('own_pay', 'commission * whole', 'offer_cost'),
  money('pay_year', 'own_pay * 12', 'offer_year', 'whole? + own_pay'),
  flow('gross_by_cost', 'income - variable_cost', 'gross_by_cost', 'gross_margin'),
  flow('result_by_cost', 'gross_by_cost - fixed_all', 'result_by_cost'),
]
