import type { CalculationGraph } from '../calculation/node.ts'
import type { KpiBranch } from './artefacts.ts'

type Shape = { [node: string]: Shape }

/** What makes the result, and what makes that. Branches without a figure are left out; their children move up. */
const shape: Shape = {
  profit: {
    contribution: {
      revenue: {
        volume: { leads: {}, conversion: {}, capacity: {}, missed: {}, sales_per_seller: {} },
        ticket: {},
        churned: {},
      },
      contribution_margin: { gross_margin: {}, fees: {}, waste_cost: {} },
    },
    fixed_costs: { payroll: {}, rent: {}, utilities: {}, marketing: { cac: {} } },
  },
}

export function buildKpiTree(graph: CalculationGraph): KpiBranch | undefined {
  const grow = (branches: Shape): KpiBranch[] =>
    Object.entries(branches).flatMap(([node, below]) => {
      const known = graph.value(node)
      const children = grow(below)
      return known && !known.isZero() ? [{ node, children }] : children
    })
  const [root, ...others] = grow(shape)
  return root && others.length === 0 && root.children.length > 0 ? root : undefined
}
