import type { NodeUnit } from './node.ts'

/** One way to compute a node. Several rows with one id are tried in order; a figure of the text comes before all of them. */
export interface Formula {
  id: string
  unit: NodeUnit
  formula: string
  /** Computed only while this expression is above zero. */
  when?: string
}

const money = (id: string, formula: string, when?: string): Formula => row(id, 'BRL', formula, when)
const monthly = (id: string, formula: string, when?: string): Formula => row(id, 'BRL/month', formula, when)
const share = (id: string, formula: string, when?: string): Formula => row(id, 'share', formula, when)
const count = (id: string, formula: string, when?: string): Formula => row(id, 'count/month', formula, when)

/** The business as it is: where money comes from, what it leaves and how long it lasts. */
export const formulas: readonly Formula[] = [
  // Sales
  monthly('revenue', 'ticket * volume'),
  monthly('revenue', 'ticket * customers', 'churn'),
  monthly('revenue', 'revenue_before * (1 + sales_change)'),
  count('volume', 'leads * conversion'),
  count('volume', 'volume_before * (1 + sales_change)'),
  count('volume', 'revenue / ticket'),
  money('ticket', 'revenue / volume'),
  share('sales_change', 'volume / volume_before - 1'),
  share('sales_change', 'revenue / revenue_before - 1'),
  count('volume_before', 'volume / (1 + sales_change)'),
  monthly('revenue_before', 'revenue / (1 + sales_change)'),
  share('conversion', 'volume / leads'),
  share('conversion_needed', 'volume_before / leads'),
  share('needed_growth', 'target_revenue / revenue - 1'),
  // Margin
  share('gross_margin', '1 - variable_cost_rate'),
  share('gross_margin', 'unit_margin / ticket'),
  share('gross_margin', '(ticket - unit_cost) / ticket'),
  share('gross_margin', '1 - variable_cost / revenue'),
  share('fees', 'tax_rate? + card_rate? + commission_rate?'),
  share('contribution_margin', 'gross_margin - fees'),
  monthly('variable_cost', 'revenue * variable_cost_rate'),
  monthly('variable_cost', 'revenue * (1 - gross_margin)'),
  monthly('variable_cost', 'revenue * (1 - contribution_margin)'),
  money('unit_contribution', 'ticket * contribution_margin'),
  monthly('contribution', 'revenue * contribution_margin'),
  // Fixed costs and result
  monthly('fixed_costs', 'rent? + payroll? + utilities? + marketing?', 'rent? + payroll?'),
  monthly('fixed_costs', 'contribution - profit_stated'),
  monthly('fixed_costs', 'contribution + loss_stated'),
  monthly('profit', 'contribution - fixed_costs'),
  monthly('profit', 'revenue - total_costs'),
  monthly('profit', 'profit_stated'),
  monthly('profit', '0 - loss_stated'),
  monthly('loss', '0 - profit', '0 - profit'),
  // What the person says is left, against what their other figures leave.
  monthly('result_gap', 'abs(profit + loss_stated)'),
  monthly('result_gap', 'abs(profit - profit_stated)'),
  share('net_margin', 'profit / revenue'),
  monthly('break_even_revenue', 'fixed_costs / contribution_margin', 'contribution_margin'),
  count('break_even_volume', 'ceil(break_even_revenue / ticket)'),
  share('safety_margin', '1 - break_even_revenue / revenue'),
  monthly('revenue_gap', 'break_even_revenue - revenue', 'break_even_revenue - revenue'),
  count('volume_gap', 'ceil(break_even_volume - volume)', 'break_even_volume - volume'),
  monthly('lost_revenue', 'revenue_before - revenue', 'revenue_before - revenue'),
  count('lost_volume', 'volume_before - volume', 'volume_before - volume'),
  monthly('lost_contribution', 'lost_revenue * contribution_margin'),
  monthly('profit_before', 'revenue_before * contribution_margin - fixed_costs'),
  share('profit_drop', '(profit_before - profit) / profit_before', 'min(profit_before, profit_before - profit)'),
  share('rent_share', 'rent / revenue'),
  share('payroll_share', 'payroll / revenue'),
  share('payroll_burden', 'payroll / contribution', 'contribution'),
  share('fixed_share', 'fixed_costs / revenue'),
  monthly('revenue_per_head', 'revenue / headcount'),
  monthly('payroll_per_head', 'payroll / headcount'),
  count('sales_per_seller', 'volume / sellers'),
  // Cash, debt, working capital
  row('money_cost', 'share/month', 'discount_rate'),
  row('money_cost', 'share/month', 'interest_rate'),
  row('money_cost', 'share/month', 'premise_money_cost'),
  monthly('debt_interest', 'debt * interest_rate'),
  monthly('debt_service', 'debt_payment'),
  monthly('debt_service', 'debt_interest'),
  share('debt_service_share', 'debt_service / revenue'),
  row('debt_months', 'months', 'debt / (debt_payment - debt_interest)', 'debt_payment - debt_interest'),
  monthly('cash_flow', 'profit - debt_service'),
  monthly('cash_flow', 'profit'),
  monthly('burn', '0 - cash_flow', '0 - cash_flow'),
  row('runway', 'months', 'cash / burn'),
  row('cash_months', 'months', 'cash / fixed_costs'),
  row('stock_days', 'days', 'stock_units / volume * days_per_month'),
  row('stock_days', 'days', 'stock_value / variable_cost * days_per_month'),
  monthly('stock_carry', 'stock_value * money_cost'),
  monthly('stock_interest', 'stock_value * interest_rate', '1 - debt? - debt_payment?'),
  money('receivables', 'revenue / days_per_month * receivable_days'),
  money('payables', 'variable_cost / days_per_month * payable_days'),
  money('working_capital', 'receivables + stock_value - payables'),
  money('working_capital', 'receivables - payables'),
  row('cash_cycle', 'days', 'receivable_days + stock_days - payable_days'),
  row('cash_cycle', 'days', 'receivable_days - payable_days'),
  // Customers
  money('cac', 'marketing / new_customers'),
  row('lifetime', 'months', '1 / churn'),
  money('ltv', 'ticket * contribution_margin / churn'),
  row('ltv_cac', 'times', 'ltv / cac'),
  row('ltv_room', 'times', 'ltv_cac - premise_ltv_floor'),
  row('cac_payback', 'months', 'cac / unit_contribution', 'churn'),
  share('cac_share', 'cac / unit_contribution'),
  count('churned', 'customers * churn'),
  // Capacity
  count('scheduled', 'volume / (1 - no_show)'),
  count('missed', 'scheduled * no_show'),
  monthly('missed_revenue', 'missed * ticket'),
  monthly('missed_contribution', 'missed * unit_contribution'),
  count('capacity', 'volume / occupancy'),
  share('occupancy', 'volume / capacity'),
  count('idle', 'capacity - volume', 'capacity - volume'),
  monthly('idle_revenue', 'idle * ticket'),
  monthly('waste_cost', 'variable_cost * waste_rate'),
  monthly('cost_squeeze', 'variable_cost * cost_change / (1 + cost_change)', 'cost_change'),
  share('pass_through', 'cost_squeeze / revenue'),
  // Propositions
  share('raise', 'proposed_raise'),
  share('raise', 'premise_raise'),
  share('raise_tolerated_loss', 'raise / (raise + contribution_margin)', 'contribution_margin'),
  share('discount', 'proposed_discount'),
  share('discount', 'premise_discount'),
  share('discount_margin_left', 'contribution_margin - discount'),
  share('discount_needed_growth', 'discount / (contribution_margin - discount)', 'contribution_margin - discount'),
  monthly('discount_cost', 'revenue * discount'),
  monthly('required_return', 'annuity(money_cost, investment, premise_horizon)'),
  count('required_units', 'ceil(required_return / unit_contribution)'),
  row('payback', 'months', 'investment / monthly_return'),
  money('investment_npv', 'npv(money_cost, investment, monthly_return, premise_horizon)'),
  row('investment_irr', 'share/month', 'irr(investment, monthly_return, premise_horizon)'),
  share('investment_cash_share', 'investment / cash'),
  count('hire_units', 'ceil(hire_cost / unit_contribution)'),
  money('hire_cash', 'hire_cost * premise_hire_months'),
  monthly('hire_output', 'contribution / sellers'),
  monthly('hire_output', 'contribution / headcount'),
  monthly('marketing_step', 'marketing * premise_marketing_step'),
  ...scenario('pessimistic', '-'),
  ...scenario('optimistic', '+'),
  // One lever at a time, by the same share: what moves profit most.
  monthly('tornado_price', 'revenue * premise_swing * (1 - fees)', 'fixed_costs'),
  monthly('tornado_volume', 'contribution * premise_swing', 'fixed_costs'),
  monthly('tornado_inputs', 'variable_cost * premise_swing', 'fixed_costs'),
  monthly('tornado_fixed', 'fixed_costs * premise_swing'),
]

/** A month's account in a better and a worse scenario: sales move, margin and fixed costs stay. */
function scenario(name: string, sign: '+' | '-'): Formula[] {
  return [
    share('scenario_swing', 'abs(sales_change) / 2', 'abs(sales_change)'),
    share('scenario_swing', 'premise_swing'),
    monthly(`${name}_revenue`, `revenue * (1 ${sign} scenario_swing)`),
    monthly(`${name}_variable`, `${name}_revenue * (1 - contribution_margin)`),
    monthly(`${name}_contribution`, `${name}_revenue * contribution_margin`),
    monthly(`${name}_profit`, `${name}_contribution - fixed_costs`),
    monthly(`${name}_cash_flow`, `${name}_profit - debt_service`),
    monthly(`${name}_cash_flow`, `${name}_profit`),
    monthly('base_variable', 'revenue * (1 - contribution_margin)'),
  ]
}

function row(id: string, unit: NodeUnit, formula: string, when?: string): Formula {
  return { id, unit, formula, ...(when && { when }) }
}
