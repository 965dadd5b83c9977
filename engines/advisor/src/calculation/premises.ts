import type { NodeUnit } from './node.ts'

/**
 * What the board assumes where nobody gave a figure. Each is a node of the calculation, named in the report, to be
 * replaced by the person's own. Pairs are the prudent and the bold reading of one lever; they are judgements of ordinary
 * small-business practice, not measurements, and the report says so.
 */
export const premises: readonly { id: string; unit: NodeUnit; value: string }[] = [
  // Calendar: 365 days in 12 months, so that a daily figure and a yearly one meet.
  { id: 'days_per_month', unit: 'days', value: '30.416666666666667' },
  { id: 'premise_money_cost', unit: 'share/month', value: '0.015' },
  { id: 'premise_horizon', unit: 'months', value: '24' },
  { id: 'premise_swing', unit: 'share', value: '0.1' },
  { id: 'premise_margin_swing', unit: 'share', value: '0.1' },
  { id: 'premise_fixed_swing', unit: 'share', value: '0.05' },
  { id: 'premise_raise', unit: 'share', value: '0.05' },
  { id: 'premise_discount', unit: 'share', value: '0.05' },
  // Volume lost (or won) in per cent for each per cent of price.
  { id: 'premise_reaction_mild', unit: 'times', value: '1' },
  { id: 'premise_reaction_strong', unit: 'times', value: '2' },
  { id: 'premise_recover_prudent', unit: 'share', value: '0.25' },
  { id: 'premise_recover_bold', unit: 'share', value: '0.5' },
  { id: 'premise_costs_prudent', unit: 'share', value: '0.04' },
  { id: 'premise_costs_bold', unit: 'share', value: '0.08' },
  { id: 'premise_inputs_prudent', unit: 'share', value: '0.02' },
  { id: 'premise_inputs_bold', unit: 'share', value: '0.05' },
  { id: 'premise_waste_prudent', unit: 'share', value: '0.25' },
  { id: 'premise_waste_bold', unit: 'share', value: '0.5' },
  { id: 'premise_conversion_prudent', unit: 'share', value: '0.1' },
  { id: 'premise_conversion_bold', unit: 'share', value: '0.2' },
  { id: 'premise_noshow_prudent', unit: 'share', value: '0.3' },
  { id: 'premise_noshow_bold', unit: 'share', value: '0.5' },
  { id: 'premise_idle_prudent', unit: 'share', value: '0.15' },
  { id: 'premise_idle_bold', unit: 'share', value: '0.3' },
  { id: 'premise_stock_prudent', unit: 'share', value: '0.15' },
  { id: 'premise_stock_bold', unit: 'share', value: '0.3' },
  { id: 'premise_terms_prudent', unit: 'days', value: '5' },
  { id: 'premise_terms_bold', unit: 'days', value: '10' },
  { id: 'premise_debt_prudent', unit: 'share/month', value: '0.005' },
  { id: 'premise_debt_bold', unit: 'share/month', value: '0.01' },
  { id: 'premise_newcomer_prudent', unit: 'share', value: '0.3' },
  { id: 'premise_newcomer_bold', unit: 'share', value: '0.6' },
  { id: 'premise_marketing_step', unit: 'share', value: '0.2' },
  { id: 'premise_marketing_prudent', unit: 'share', value: '0.5' },
  { id: 'premise_marketing_bold', unit: 'share', value: '0.8' },
  // Below three, growth usually eats the cash it should bring: the common rule of thumb of subscription businesses.
  { id: 'premise_ltv_floor', unit: 'times', value: '3' },
  { id: 'premise_churn_prudent', unit: 'share', value: '0.1' },
  { id: 'premise_churn_bold', unit: 'share', value: '0.25' },
  { id: 'premise_hire_months', unit: 'months', value: '3' },
  { id: 'premise_review_days', unit: 'days', value: '30' },
  { id: 'premise_start_days', unit: 'days', value: '7' },
  { id: 'premise_seed', unit: 'count', value: '20240229' },
]
