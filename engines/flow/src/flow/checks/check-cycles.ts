import { type FlowGraph, type GraphNode, nodeKey } from '../flow-graph.ts'
import type { Problem } from '../problem.ts'
import { findCycles } from './find-cycles.ts'

/**
 * Cycles that never wait for the person. One that waits for nothing at all is an error (the loop guard would stop it
 * each time); one that waits for time or a service only is a warning: asking a service every minute may be meant.
 */
export function checkCycles(graph: FlowGraph): Problem[] {
  const immediate = cyclesAmong(graph, (node) => node.facts.waits === 'nothing')
  const alone = cyclesAmong(graph, (node) => node.facts.waits !== 'person')
  const reported = new Set(immediate.flat().map((node) => node.key))
  return [
    ...immediate.flatMap((cycle) => problemsOf(cycle, 'cycle_without_input', 'error')),
    ...alone
      .filter((cycle) => !cycle.some((node) => reported.has(node.key)))
      .flatMap((cycle) => problemsOf(cycle, 'cycle_without_person', 'warning')),
  ]
}

function problemsOf(
  cycle: GraphNode[],
  code: 'cycle_without_input' | 'cycle_without_person',
  severity: Problem['severity'],
): Problem[] {
  const calls = cycle.find(
    (node) => node.facts.calls !== null && cycle.some((other) => other.body.id === node.facts.calls),
  )
  if (calls) {
    return [
      { code: 'sub_flow_recursion', severity, detail: calls.facts.calls!, flow: calls.body.id, block: calls.block.id },
    ]
  }
  // One line per cycle, at its block with the smallest id, so that the report does not change with the walk.
  const first = [...cycle].sort((a, b) => (a.key < b.key ? -1 : 1))[0]!
  return [{ code, severity, detail: '', flow: first.body.id, block: first.block.id }]
}

/** Cycles that only run through blocks which `passes`; a sub-flow block passes on where its sub-flow can. */
function cyclesAmong({ nodes, flow }: FlowGraph, passes: (node: GraphNode) => boolean): GraphNode[][] {
  const through = bodiesThrough({ nodes, flow }, passes)
  const next = (key: string): string[] => {
    const node = nodes.get(key)!
    if (!passes(node)) return []
    const called = node.facts.calls === null ? undefined : flow.bodies.get(node.facts.calls)
    if (!called) return node.next
    return [nodeKey(called.id, called.start), ...(through.has(called.id) ? node.next : [])].filter((target) =>
      nodes.has(target),
    )
  }
  return findCycles(nodes.keys(), next).map((cycle) => cycle.map((key) => nodes.get(key)!))
}

/** Bodies that can be run from their start to an end through passing blocks alone. Grows until nothing is added. */
function bodiesThrough({ nodes, flow }: FlowGraph, passes: (node: GraphNode) => boolean): Set<string> {
  const through = new Set<string>()
  for (let before = -1; before !== through.size; ) {
    before = through.size
    for (const body of flow.bodies.values())
      if (!through.has(body.id) && canPass(body.id, body.start)) through.add(body.id)
  }
  return through

  function canPass(body: string, start: string): boolean {
    const seen = new Set<string>()
    const waiting = [nodeKey(body, start)]
    while (waiting.length > 0) {
      const key = waiting.pop()!
      const node = nodes.get(key)
      if (!node || seen.has(key) || !passes(node)) continue
      seen.add(key)
      const { calls } = node.facts
      if (calls !== null && flow.bodies.has(calls) && !through.has(calls)) continue
      const edges = node.body.edges.get(node.block.id)
      if (node.facts.jumps.length === 0 && node.facts.outputs.some((output) => !edges?.has(output)))
        return node.block.type !== 'close'
      waiting.push(...node.next)
    }
    return false
  }
}
