import type { CalculationGraph } from '../calculation/node.ts'

/**
 * How firmly figures stand: 0.9 when everything under them is the person's own text, 0.6 when a premise of the board is
 * among it, 0.4 when nothing is under them. The calendar is no premise.
 */
export function confidenceIn(graph: CalculationGraph, basis: readonly string[]): number {
  if (basis.length === 0) return 0.4
  return basis.some((id) => restsOnPremise(graph, id)) ? 0.6 : 0.9
}

/** Does any of the board's own assumptions stand under this node? */
export function restsOnPremise(graph: CalculationGraph, id: string): boolean {
  return [...graph.ancestors(id)].some(
    (ancestor) => ancestor !== 'days_per_month' && graph.get(ancestor)?.source === 'premise',
  )
}
