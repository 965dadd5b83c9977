import type { Decimal } from 'decimal.js'

/** What a node's value counts. Shares and rates are fractions; `/month` marks flows and monthly rates. */
export type NodeUnit =
  | 'BRL'
  | 'BRL/month'
  | 'USD'
  | 'EUR'
  | 'share'
  | 'share/month'
  | 'count'
  | 'count/month'
  | 'months'
  | 'days'
  | 'times'
  | 'score'
  | 'weight'

/**
 * One number of the analysis. `text` quotes the person, `premise` is the board's own working assumption and is listed as
 * such, `calculation` follows from its inputs by its formula. Values are decimal strings.
 */
export interface CalculationNode {
  id: string
  unit: NodeUnit
  value: string
  source: 'text' | 'premise' | 'calculation'
  formula: string
  inputs: string[]
  /** For text nodes: the quantity of the text. */
  quantity?: string
}

/** The nodes of a run by id, with exact reading. */
export interface CalculationGraph {
  nodes: readonly CalculationNode[]
  get(id: string): CalculationNode | undefined
  value(id: string): Decimal | undefined
  /** Every node the given one rests on, itself included. */
  ancestors(id: string): ReadonlySet<string>
}
