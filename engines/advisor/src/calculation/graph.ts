import { Decimal } from 'decimal.js'
import type { CalculationGraph, CalculationNode } from './node.ts'

/** Reads a list of nodes as a graph; the list is what events and exports carry. */
export function graphOf(nodes: readonly CalculationNode[]): CalculationGraph {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return {
    nodes,
    get: (id) => byId.get(id),
    value(id) {
      const node = byId.get(id)
      return node && new Decimal(node.value)
    },
    ancestors(id) {
      const seen = new Set<string>()
      const visit = (next: string) => {
        if (seen.has(next) || !byId.has(next)) return
        seen.add(next)
        for (const input of byId.get(next)!.inputs) visit(input)
      }
      visit(id)
      return seen
    },
  }
}
