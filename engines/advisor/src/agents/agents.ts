/** The board as data. Weights say what each member looks at first; they differ on purpose, so that the board disagrees. */
export type AgentId = 'analyst' | 'commercial' | 'financial' | 'market' | 'operations' | 'people' | 'reviewer'

export type Criterion = 'impact' | 'cash' | 'speed' | 'safety' | 'ease'
export const criteria: readonly Criterion[] = ['impact', 'cash', 'speed', 'safety', 'ease']

export interface Agent {
  id: AgentId
  /** Sum one. */
  weights: Readonly<Record<Criterion, number>>
  /** Which reading of an uncertain effect the agent defends. */
  reading: 'prudent' | 'bold'
  /** Findings the agent may voice, in order of importance: `finding.<key>` of the locale files. */
  findings: readonly Finding[]
}

/** Spoken when all figures of its sentence exist and `when`, if given, is above zero. */
export interface Finding {
  key: string
  when?: string
}

export const agents: readonly Agent[] = [
  {
    id: 'analyst',
    weights: { impact: 0.3, cash: 0.15, speed: 0.15, safety: 0.3, ease: 0.1 },
    reading: 'prudent',
    findings: [
      { key: 'sales_fell', when: '0 - sales_change' },
      { key: 'sales_grew', when: 'sales_change' },
      { key: 'leverage', when: 'lost_revenue' },
      { key: 'needed_growth', when: 'needed_growth' },
      { key: 'biggest_lever' },
    ],
  },
  {
    id: 'commercial',
    weights: { impact: 0.45, cash: 0.05, speed: 0.35, safety: 0.05, ease: 0.1 },
    reading: 'bold',
    findings: [
      { key: 'lost_customers', when: 'lost_volume' },
      { key: 'conversion' },
      { key: 'seller_output' },
      { key: 'ltv_good', when: 'ltv_room' },
      { key: 'ltv_bad', when: '0 - ltv_room' },
      { key: 'unit_contribution' },
    ],
  },
  {
    id: 'financial',
    weights: { impact: 0.25, cash: 0.35, speed: 0.1, safety: 0.25, ease: 0.05 },
    reading: 'prudent',
    findings: [
      { key: 'loss', when: 'loss' },
      { key: 'thin_profit', when: 'min(profit, 0.05 - net_margin)' },
      { key: 'profit', when: 'min(profit, net_margin - 0.05)' },
      { key: 'runway', when: 'runway' },
      { key: 'stock_interest', when: 'stock_interest - 0.3 * abs(profit)' },
      { key: 'debt_on_loss', when: 'min(loss, debt_service)' },
      { key: 'debt_over_profit', when: 'min(profit, debt_service - profit)' },
      { key: 'debt_growing', when: 'debt_interest - debt_payment' },
      { key: 'debt_share', when: 'min(cash_flow, debt_service_share - 0.03)' },
      { key: 'break_even_above', when: 'revenue_gap' },
      { key: 'break_even_near', when: 'min(safety_margin, 0.15 - safety_margin)' },
      { key: 'break_even_far', when: 'safety_margin - 0.15' },
      { key: 'loss_probability', when: 'loss_probability - 0.01' },
    ],
  },
  {
    id: 'market',
    weights: { impact: 0.3, cash: 0.1, speed: 0.15, safety: 0.35, ease: 0.1 },
    reading: 'prudent',
    findings: [
      { key: 'cost_squeeze', when: 'cost_squeeze' },
      { key: 'demand_question', when: 'lost_revenue' },
      { key: 'delinquency', when: 'delinquency' },
    ],
  },
  {
    id: 'operations',
    weights: { impact: 0.3, cash: 0.15, speed: 0.15, safety: 0.1, ease: 0.3 },
    reading: 'bold',
    findings: [
      { key: 'missed', when: 'missed' },
      { key: 'idle', when: 'idle' },
      { key: 'waste', when: 'waste_cost' },
      { key: 'stock_slow', when: 'stock_days - 60' },
      { key: 'stock_days', when: '60 - stock_days' },
      { key: 'cash_cycle', when: 'cash_cycle' },
      { key: 'working_capital', when: 'working_capital' },
    ],
  },
  {
    id: 'people',
    weights: { impact: 0.2, cash: 0.1, speed: 0.1, safety: 0.3, ease: 0.3 },
    reading: 'bold',
    findings: [
      { key: 'payroll_heavy', when: 'payroll_burden - 0.6' },
      { key: 'payroll', when: '0.6 - payroll_burden' },
      { key: 'revenue_per_head' },
      { key: 'fixed_is_people', when: 'payroll / fixed_costs - 0.4' },
    ],
  },
  {
    id: 'reviewer',
    weights: { impact: 0.2, cash: 0.2, speed: 0.2, safety: 0.2, ease: 0.2 },
    reading: 'prudent',
    findings: [],
  },
]
