import { type FlowGraph, reachable } from '../flow-graph.ts'
import type { Problem } from '../problem.ts'

/** Blocks that no path reaches, outputs that lead nowhere, sub-flows that are not there, imports still to replace. */
export function checkPaths(graph: FlowGraph): Problem[] {
  const { nodes, flow } = graph
  const found = reachable(graph)
  const problems: Problem[] = []
  for (const { key, body, block, facts, entry } of nodes.values()) {
    const place = { flow: body.id, block: block.id }
    if (facts.calls !== null && entry === null) {
      problems.push({ code: 'missing_sub_flow', severity: 'error', detail: facts.calls, ...place })
    }
    if (block.type === 'placeholder') {
      problems.push({ code: 'placeholder', severity: 'warning', detail: block.original_type, ...place })
    }
    if (!found.has(key)) {
      problems.push({ code: 'unreachable', severity: 'warning', detail: '', ...place })
      continue
    }
    // A path of a sub-flow that ends goes back to its caller: nothing is dead there.
    if (body.id !== flow.document.id) continue
    for (const output of facts.outputs) {
      if (leadsNowhere(output, key, graph))
        problems.push({ code: 'dead_end', severity: 'warning', detail: output, ...place })
    }
  }
  return problems
}

/** True where an output has no edge and nothing stands in for it. */
function leadsNowhere(output: string, key: string, { nodes }: FlowGraph): boolean {
  const { block, body, facts } = nodes.get(key)!
  const edges = body.edges.get(block.id)
  if (edges?.has(output)) return false
  if (output === 'error' || output === 'hand_over') return !facts.optional.includes(output)
  const branches = facts.optional.filter((one) => one !== 'next')
  if (output !== 'next') {
    // A button of a `send` block has no other way; every other branch falls back on `next`.
    return !facts.optional.includes(output) || block.type === 'send' || !edges?.has('next')
  }
  if (block.type === 'hand_over') return false
  return block.type === 'send' ? !branches.some((branch) => edges?.has(branch)) : branches.length === 0
}
