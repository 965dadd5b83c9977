import { type AnswerRow, count, flow, money, share } from './answer-row.ts'

/** Name of the input, and of the metric whose words name it. */
type Named = readonly [name: string, metric: string]

const prices: readonly Named[] = [
  ['price', 'ticket'],
  ['cost', 'unit_cost'],
  ['unit_margin', 'unit_margin'],
]
const flows: readonly Named[] = [
  ['revenue', 'revenue'],
  ['fixed', 'fixed_costs'],
  ['total', 'total_costs'],
  ['variable_cost', 'variable_cost'],
  ['rent', 'rent'],
  ['payroll', 'payroll'],
  ['utilities', 'utilities'],
  ['ads', 'marketing'],
  ['hire', 'hire_cost'],
  ['installment', 'debt_payment'],
  ['profit_said', 'profit_stated'],
  ['loss_said', 'loss_stated'],
  ['gain', 'monthly_return'],
]
const counts: readonly Named[] = [
  ['units', 'volume'],
  ['customers', 'customers'],
  ['leads', 'leads'],
  ['new_customers', 'new_customers'],
  ['capacity', 'capacity'],
  ['headcount', 'headcount'],
]
const shares: readonly Named[] = [
  ['conversion', 'conversion'],
  ['occupancy', 'occupancy'],
  ['no_show', 'no_show'],
  ['churn', 'churn'],
  ['waste_rate', 'waste_rate'],
  ['delinquency', 'delinquency'],
  ['gross_margin', 'gross_margin'],
  ['variable_rate', 'variable_cost_rate'],
]

const label = (row: AnswerRow, kind: string, metric: string): AnswerRow => ({ ...row, label: `${kind}.${metric}` })

/** What may be said of any figure of a kind: how it changed, how two of it differ, what part of revenue it is, what pays it. */
export const genericRows: readonly AnswerRow[] = [
  ...changes(),
  ...differences(),
  ...ofRevenue(),
  ...paidBy(),
  ...inYear(),
  ...perUnit(),
]

/** From before to now, or from now to what is planned; of shares in points and in proportion. */
function changes(): AnswerRow[] {
  const kinds = [
    [money, prices],
    [flow, flows],
    [count, counts],
    [share, shares],
  ] as const
  return kinds.flatMap(([make, named]) =>
    named.flatMap(([name, metric]) => [
      label(make(`change_${name}_g`, `${name} - ${name}_before`), 'change', metric),
      label(make(`change_${name}_g`, `${name}_new - ${name}`), 'change', metric),
      label(share(`relative_${name}_g`, `${name} / ${name}_before - 1`), 'relative', metric),
      label(share(`relative_${name}_g`, `${name}_new / ${name} - 1`), 'relative', metric),
    ]),
  )
}

/** Two figures of one metric, and no third: offers, groups or cases side by side. */
function differences(): AnswerRow[] {
  const kinds = [
    [money, prices],
    [flow, flows],
    [count, counts],
    [share, shares],
  ] as const
  return kinds.flatMap(([make, named]) =>
    named.map(([name, metric]) =>
      label(
        make(`difference_${name}_g`, `abs(${name}_1 - ${name}_2)`, `1 - ${name}_3? / ${name}_1`),
        'difference',
        metric,
      ),
    ),
  )
}

function ofRevenue(): AnswerRow[] {
  return flows
    .filter(([name]) => !/revenue|profit|loss/.test(name))
    .map(([name, metric]) => label(share(`of_revenue_${name}_g`, `${name} / h_revenue`), 'of_revenue', metric))
}

/** How many sales, or how much revenue, a bill takes. */
function paidBy(): AnswerRow[] {
  return flows
    .filter(([name]) => /fixed|rent|payroll|utilities|ads|installment|hire/.test(name))
    .flatMap(([name, metric]) => [
      label(count(`pays_${name}_g`, `${name} / unit_keep`, 'unit_keep'), 'pays', metric),
      label(count(`pays_${name}_g`, `${name} / price`), 'pays', metric),
      label(flow(`pays_revenue_${name}_g`, `${name} / keep_share`, 'keep_share'), 'pays_revenue', metric),
    ])
}

function inYear(): AnswerRow[] {
  return flows.map(([name, metric]) => label(money(`${name}_g_year`, `${name} * 12`), 'in_year', metric))
}

/** All of the units at their cost, and what they are spread over. */
function perUnit(): AnswerRow[] {
  return [
    label(flow('all_cost_g', 'units * cost_all'), 'all', 'unit_cost'),
    label(flow('all_cost_before_g', 'units_before * cost_before'), 'all_before', 'unit_cost'),
    label(money('each_fixed_g', 'fixed_all / units'), 'each', 'fixed_costs'),
    label(money('each_total_g', 'total / units'), 'each', 'total_costs'),
    label(money('each_revenue_g', 'revenue / units', '1 - price?'), 'each', 'revenue'),
    label(money('each_profit_g', 'profit / units'), 'each', 'profit_stated'),
    label(count('each_head_g', 'units / headcount'), 'head', 'volume'),
    label(count('each_seller_g', 'units / sellers'), 'head', 'volume'),
  ]
}
