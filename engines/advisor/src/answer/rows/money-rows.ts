import { type AnswerRow, flow, four, money, share, times } from './answer-row.ts'

/** Purchases, loans, cash and working capital. */
export const moneyRows: readonly AnswerRow[] = [
  // Loans paid at the end
  money('loan_month', 'h_loan * pow(1 + rate, deadline)'),
  money('loan_year', 'h_loan * pow(1 + rate_year, deadline / 12)'),
  money('loan_difference', 'abs(loan_month - loan_year)'),
  // Buying
  flow('saving', 'utilities - utilities_new'),
  flow('saving', 'units * (unit_margin_2 - unit_margin_1)'),
  flow('saving', 'gain'),
  flow('saving', 'fixed - fixed_new'),
  flow('saving', 'fixed_1 - fixed_2', 'investment'),
  flow('saving', 'rent - rent_new'),
  flow('saving', 'units * (cost - cost_new)', 'investment'),
  money('investment_all', 'investment * base_count'),
  times('payback', 'investment / saving', 'saving'),
  flow('required_gain', 'investment / claimed'),
  money('gain_in_claimed', 'saving * claimed'),
  money('gain_in_year', 'saving * 12'),
  flow('rent_month', 'other * days'),
  ...[1, 2].map((n) => money(`rent_total_${n}`, `rent_${n} * deadline_${n}`, 'rent_2')),
  money('rent_totals_difference', 'abs(rent_total_1 - rent_total_2)'),
  flow('rents_difference', 'abs(rent_1 - rent_2)', 'rent_2'),
  flow('rent_all', 'rent * base', 'base'),
  money('target_gap', 'target - revenue', 'target - revenue'),
  flow('target_month', 'target_gap / deadline'),
  times('stock_months', 'stock / variable_cost'),
  times('stock_months', 'stock / revenue'),
  money('rent_difference', 'rent_total - investment'),
  times('rent_reaches', 'investment / rent'),
  // Loans
  ...four
    .slice(0, 3)
    .flatMap((n) => [
      money(`installments_total_${n}`, `count_installments_${n} * installment_${n}`),
      money(`installments_interest_${n}`, `installments_total_${n} - debt`),
      flow(`after_installment_${n}`, `profit_said - installment_${n}`),
      flow(`fee_cost_${n}`, `h_card_base * card_${n}`),
    ]),
  money('installments_difference', 'abs(installments_total_2 - installments_total_1)'),
  ...four.slice(0, 3).map((n) => money(`installments_extra_${n}`, `installments_total_${n} - investment`)),
  flow('gain_after_installment', 'saving - installment'),
  flow('debt_interest', 'debt * rate'),
  flow('debt_paid_off', 'installment - debt_interest'),
  times('debt_months', 'debt / installment'),
  share('rate_in_year', 'pow(1 + rate_1, 12) - 1', '1 - rate_1 * 12'),
  money('h_loan', 'debt'),
  money('h_loan', 'investment'),
  // Cash
  flow('h_burn', 'loss_said'),
  flow('h_burn', '0 - profit', '0 - profit'),
  flow('h_burn', 'total'),
  times('runway', 'cash / h_burn', 'h_burn'),
  flow('burn', 'total - h_revenue', 'total - h_revenue'),
  times('runway_after', 'cash / (h_burn - gain)', 'h_burn - gain'),
  times('runway_after', 'cash / (h_burn - loose)', 'h_burn - loose'),
  times('runway_change', 'runway_after - runway'),
  money('cash_gap', 'h_burn * deadline - cash', 'h_burn * deadline - cash'),
  flow('revenue_gap', '0 - profit', '0 - profit'),
  // Working capital
  money('receivables', 'revenue * receivable_days'),
  money('payables', 'purchases * payable_days'),
  money('working_capital', 'receivables + stock - payables'),
  money('receivables_day', 'revenue / 30', 'receivable_days'),
]
