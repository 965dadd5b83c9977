import { checkCycles } from './checks/check-cycles.ts'
import { checkPaths } from './checks/check-paths.ts'
import { checkVariables } from './checks/check-variables.ts'
import type { Flow } from './compile-flow.ts'
import { flowGraph } from './flow-graph.ts'
import type { Problem } from './problem.ts'

/**
 * Looks for what would go wrong in a flow that parses: blocks no path reaches, dead ends, variables nobody declared,
 * cycles without input, missing sub-flows. Errors first. A flow with errors should not be published.
 */
export function validateFlow(flow: Flow): Problem[] {
  const graph = flowGraph(flow)
  const problems = [...checkVariables(graph), ...checkCycles(graph), ...checkPaths(graph)]
  return [...problems.filter((p) => p.severity === 'error'), ...problems.filter((p) => p.severity === 'warning')]
}
