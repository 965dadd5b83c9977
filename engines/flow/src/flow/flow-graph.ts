import type { BlockFacts } from '../blocks/block-facts.ts'
import { type Block, blockFacts } from '../blocks/block-schemas.ts'
import { type CompiledBody, calledBody, type Flow } from './compile-flow.ts'

/** A block with what is known of it and where it leads, for checks that walk the whole flow. */
export type GraphNode = {
  key: string
  body: CompiledBody
  block: Block
  facts: BlockFacts
  /** Blocks of the same body that may come next, sub-flows left out. */
  next: string[]
  /** The first block of the sub-flow it runs; null where it runs none that there is. */
  entry: string | null
}

export type FlowGraph = { nodes: ReadonlyMap<string, GraphNode>; flow: Flow }

export function nodeKey(body: string, block: string): string {
  return `${body}/${block}`
}

/** The flow as a graph over all its bodies. */
export function flowGraph(flow: Flow): FlowGraph {
  const nodes = new Map<string, GraphNode>()
  for (const body of flow.bodies.values()) {
    for (const block of body.blocks.values()) {
      const facts = blockFacts(block)
      const targets = [...(body.edges.get(block.id)?.values() ?? []), ...facts.jumps]
      const key = nodeKey(body.id, block.id)
      const next = targets.filter((target) => body.blocks.has(target)).map((target) => nodeKey(body.id, target))
      const called = facts.calls === null ? undefined : calledBody(flow, body.id, facts.calls)
      const entry = called ? nodeKey(called.id, facts.enters ?? called.start) : null
      nodes.set(key, { key, body, block, facts, next, entry })
    }
  }
  return { nodes, flow }
}

/** The nodes that can be reached from the main flow's start, going into sub-flows. */
export function reachable({ nodes, flow }: FlowGraph): Set<string> {
  const { document } = flow
  const found = new Set<string>()
  const { start, menu = start, settings } = document
  const waiting = [start, menu, settings.idle_block ?? start].map((id) => nodeKey(document.id, id))
  while (waiting.length > 0) {
    const key = waiting.pop()!
    const node = nodes.get(key)
    if (!node || found.has(key)) continue
    found.add(key)
    for (const next of node.next) waiting.push(next)
    if (node.entry !== null) waiting.push(node.entry)
  }
  return found
}
