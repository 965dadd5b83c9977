import type { FlowGraph, GraphNode } from '../flow-graph.ts'
import type { Problem } from '../problem.ts'
import { findCycles } from './find-cycles.ts'

/**
 * Cycles that never wait for the person. One that waits for nothing at all is an error (the loop guard would stop it
 * each time); one that waits for time or a service only is a warning: asking a service every minute may be meant.
 */
export function checkCycles(graph: FlowGraph): Problem[] {
  const immediate = immediateCycles(graph)
  const alone = cyclesAmong(graph, (node) => node.facts.waits !== 'person')
  const reported = new Set(immediate.flat().map((node) => node.key))
  return [
    ...immediate.flatMap((cycle) => problemsOf(cycle, 'cycle_without_input', 'error')),
    ...alone
      .filter((cycle) => !cycle.some((node) => reported.has(node.key)))
      .flatMap((cycle) => problemsOf(cycle, 'cycle_without_person', 'warning')),
  ]
}

/** The cycles that wait for nothing at all. */
export function immediateCycles(graph: FlowGraph): GraphNode[][] {
  return cyclesAmong(graph, (node) => node.facts.waits === 'nothing')
}

function problemsOf(
  cycle: GraphNode[],
  code: 'cycle_without_input' | 'cycle_without_person',
  severity: Problem['severity'],
): Problem[] {
  const calls = cycle.find((node) => node.entry !== null && cycle.some((other) => other.key === node.entry))
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
function cyclesAmong({ nodes }: FlowGraph, passes: (node: GraphNode) => boolean): GraphNode[][] {
  const ending = canEnd(nodes, passes)
  const next = (key: string): string[] => {
    const node = nodes.get(key)!
    if (!passes(node)) return []
    if (node.entry === null) return node.next
    return [node.entry, ...(ending.has(node.entry) ? node.next : [])].filter((target) => nodes.has(target))
  }
  return findCycles(nodes.keys(), next).map((cycle) => cycle.map((key) => nodes.get(key)!))
}

/** Blocks from which a path can come to its end through passing blocks alone; found from the ends backwards, in linear time. */
function canEnd(nodes: FlowGraph['nodes'], passes: (node: GraphNode) => boolean): Set<string> {
  const before = new Map<string, string[]>()
  const precede = (key: string, earlier: string) => {
    const known = before.get(key)
    if (known) known.push(earlier)
    else before.set(key, [earlier])
  }
  for (const node of nodes.values()) {
    for (const next of node.next) precede(next, node.key)
    if (node.entry !== null) precede(node.entry, node.key)
  }
  const found = new Set<string>()
  const waiting = [...nodes.keys()]
  while (waiting.length > 0) {
    const node = nodes.get(waiting.pop()!)!
    if (found.has(node.key) || !passes(node)) continue
    if (node.entry !== null && nodes.has(node.entry) && !found.has(node.entry)) continue
    if (!endsHere(node) && !node.next.some((next) => found.has(next))) continue
    found.add(node.key)
    for (const key of before.get(node.key) ?? []) waiting.push(key)
  }
  return found
}

function endsHere({ block, body, facts }: GraphNode): boolean {
  if (block.type === 'close' || facts.jumps.length > 0) return false
  const edges = body.edges.get(block.id)
  return facts.outputs.some((output) => !edges?.has(output))
}
