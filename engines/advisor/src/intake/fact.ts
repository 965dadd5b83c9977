import type { InputMetricId } from './input-metrics.ts'
import type { Quantity } from './quantity.ts'

/** What a figure measures: a metric of the table, an earlier or further reading of one, or `other` when only its role is known. */
export type FactMetric =
  | InputMetricId
  | 'customers_before'
  | 'gross_profit_unit'
  | 'salary'
  | 'proposed_price'
  | 'working_days'
  | 'distance'
  | 'other'

/** Finer than the metric: what the calculation and the identities ask for. */
export type FactRole =
  | 'share'
  | 'markup'
  | 'points'
  | 'installments'
  | 'multiplier'
  | 'part'
  | 'more'
  | 'income'
  | 'resale'
  | 'rest'
  | 'net_revenue'
  | 'each'
  | 'payback'
  | 'runway'
  | 'purchases'
  | 'loose'
  | 'weeks'
  | 'entry'

/** Whose or when: the company today, before, as proposed or planned, or somebody else's. */
export type FactScope = 'now' | 'before' | 'proposed' | 'rival'

/** One thing the text says in figures, as it was understood. */
export interface Fact {
  metric: FactMetric
  quantity: Quantity
  /** Money and rates: the noun after "por" or "cada". */
  perUnit?: string
  subject?: string
  /** What a count is of. */
  noun?: string
  scope: FactScope
  role?: FactRole
  /** Below 0.6 it is asked about. */
  confidence: number
  /** The words around the number that decided. */
  quote: string
  start: number
  end: number
  /** Which sentence or list item of the text it stands in, counted from zero. */
  sentence?: number
  /** A flow that came without a period and was read as monthly. */
  periodAssumed?: boolean
  /** Of each of the people or things named before: "cada um roda 9.500 km", "160 horas por mês cada". */
  each?: true
  /** A further part of the metric before it: "4 dentistas e 3 pessoas na recepção". */
  adds?: boolean
}
