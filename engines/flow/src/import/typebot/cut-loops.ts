import type { Block } from '../../blocks/block-schemas.ts'
import { immediateCycles } from '../../flow/checks/check-cycles.ts'
import { compileFlow } from '../../flow/compile-flow.ts'
import type { FlowDocument } from '../../flow/flow-document.ts'
import { type FlowGraph, flowGraph, type GraphNode } from '../../flow/flow-graph.ts'

/** Turns in which only ways back are cut. A bot built to need more of them loses its calls, and needs one more turn. */
const GENTLE_TURNS = 4

/**
 * Cuts rounds that never wait for anybody, which a flow here may not have: there they ran until the server stopped them,
 * or waited in a block that is a placeholder here. Of each round the way back to a block already passed goes.
 */
export function cutLoops(document: FlowDocument, cut: (block: string) => void): FlowDocument {
  let current = document
  // Ends: a cut may let a part that is called come to its end, and so close another round; without calls, none is left.
  for (let turn = 0; ; turn++) {
    if (turn === GENTLE_TURNS) current = withoutCalls(current, cut)
    const graph = flowGraph(compileFlow(current))
    const cycles = immediateCycles(graph)
    if (cycles.length === 0) return current
    const backwards = new Map<string, Set<string>>()
    for (const cycle of cycles) for (const [from, to] of waysBack(cycle, graph)) add(backwards, from, to)
    for (const block of backwards.keys()) cut(block)
    current = withoutWays(current, backwards)
  }
}

/** The ways of a round that lead back to a block on the path walked to them (depth first, without recursion). */
function waysBack(cycle: GraphNode[], { nodes, flow }: FlowGraph): [from: string, to: string][] {
  const members = new Set(cycle.map((node) => node.key))
  const order = [...nodes.keys()].filter((key) => members.has(key))
  const entry = nodes.get(order[0]!)!
  const start = cycle.find((node) => node.block.id === flow.document.start) ?? entry
  const found: [string, string][] = []
  const onPath = new Set([start.key])
  const seen = new Set([start.key])
  const frames = [{ node: start, targets: waysOf(start, members), at: 0 }]
  while (frames.length > 0) {
    const frame = frames.at(-1)!
    const key = frame.targets[frame.at++]
    if (key === undefined) {
      frames.pop()
      onPath.delete(frame.node.key)
    } else if (onPath.has(key)) found.push([frame.node.block.id, nodes.get(key)!.block.id])
    else if (!seen.has(key)) {
      const node = nodes.get(key)!
      seen.add(key)
      onPath.add(key)
      frames.push({ node, targets: waysOf(node, members), at: 0 })
    }
  }
  return found
}

function waysOf(node: GraphNode, members: ReadonlySet<string>): string[] {
  return [...node.next, ...(node.entry === null ? [] : [node.entry])].filter((key) => members.has(key))
}

function withoutWays(document: FlowDocument, ways: ReadonlyMap<string, ReadonlySet<string>>): FlowDocument {
  return {
    ...document,
    edges: document.edges.filter((edge) => !ways.get(edge.from)?.has(edge.to)),
    blocks: document.blocks.map((block) => {
      const to = ways.get(block.id)
      const target = block.type === 'jump' ? block.to : block.type === 'sub_flow' ? block.block : undefined
      return target === undefined || !to?.has(target) ? block : standIn(block)
    }),
  }
}

function withoutCalls(document: FlowDocument, cut: (block: string) => void): FlowDocument {
  const blocks = document.blocks.map((block) => {
    if (block.type !== 'sub_flow') return block
    cut(block.id)
    return standIn(block)
  })
  return { ...document, blocks }
}

function standIn(block: Block): Block {
  const { id, label, position } = block
  const base = { id, ...(label === undefined ? {} : { label }), ...(position === undefined ? {} : { position }) }
  return { ...base, type: 'placeholder', original_type: block.type, original: block, outputs: ['next'] }
}

function add(ways: Map<string, Set<string>>, from: string, to: string): void {
  const known = ways.get(from)
  if (known) known.add(to)
  else ways.set(from, new Set([to]))
}
