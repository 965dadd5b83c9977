import { type AnswerRow, count, flow, money, share } from './answer-row.ts'

/** What hiring costs and has to bring in, and what a team costs and does. */
export const hiringRows: readonly AnswerRow[] = [
  // Hiring
  count('hire_units', 'hire / unit_keep', 'unit_keep'),
  count('hire_units', 'hire / price'),
  flow('hire_revenue', 'hire / keep_share', 'keep_share'),
  flow('profit_after_hire', 'profit - hire'),
  flow('commission_cost', 'h_revenue * commission'),
  flow('commission_cost', 'revenue * commission'),
  flow('hire_year', 'hire * 12'),
  count('hire_units_day', 'hire_units / days'),
  flow('per_head', 'h_revenue / headcount'),
  share('payroll_of_revenue', 'payroll / h_revenue'),
  share('payroll_of_revenue_after', '(payroll + payroll_change) / h_revenue'),
  share('payroll_of_revenue_after', '(payroll + hire) / h_revenue'),
  flow('payroll_after', 'payroll + payroll_change'),
  flow('salary_year', 'salary * 12'),
  flow('hire_difference', 'hire - commission_cost'),
  flow('same_pay_revenue', 'hire / commission'),
  // Pay and output
  flow('payroll_calc', 'headcount * salary'),
  money('labour_unit', 'payroll_calc / units'),
  money('labour_unit_stated', 'payroll / units'),
  share('payroll_share', 'payroll / gross_profit'),
  count('per_seller', 'units / sellers'),
  flow('payroll_change', 'payroll * cost_change'),
  flow('profit_after_payroll', 'profit - payroll_change'),
  share('required_raise', 'payroll_change / revenue'),
]
