import { graphlib, layout } from '@dagrejs/dagre'

export interface ArrangeTask {
  nodes: readonly { id: string; width: number; height: number }[]
  edges: readonly { from: string; to: string }[]
}
export type Places = Record<string, { x: number; y: number }>

/** Places for every block, from left to right in the order of the conversation. The same task gives the same places. */
export function arrangeBlocks({ nodes, edges }: ArrangeTask): Places {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: 90, nodesep: 36, edgesep: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  const known = new Set(nodes.map(({ id }) => id))
  for (const [index, { from, to }] of edges.entries()) {
    // An arrow of a block to itself says nothing of where it stands.
    if (from !== to && known.has(from) && known.has(to)) graph.setEdge(from, to, {}, String(index))
  }
  layout(graph)
  return Object.fromEntries(
    nodes.map(({ id, width, height }) => {
      const { x, y } = graph.node(id) as { x: number; y: number }
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }]
    }),
  )
}
