import { blockFacts, type FlowBody } from '@recado/flow/schemas'
import { estimatedSize } from '../canvas/nodes-of.ts'
import type { ArrangeTask } from './arrange-blocks.ts'

/** A body for arranging; `sizes` are of what is drawn already. Jumps pull like arrows do. */
export function arrangeTask(
  { blocks, edges }: FlowBody,
  sizes: ReadonlyMap<string, { width: number; height: number }> = new Map(),
): ArrangeTask {
  const facts = blocks.map((block) => ({ id: block.id, ...blockFacts(block) }))
  return {
    nodes: facts.map(({ id, outputs }) => ({ id, ...(sizes.get(id) ?? estimatedSize(outputs.length)) })),
    edges: [...edges, ...facts.flatMap(({ id, jumps }) => jumps.map((to) => ({ from: id, to })))].map(
      ({ from, to }) => ({ from, to }),
    ),
  }
}
