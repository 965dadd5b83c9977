import { blockFacts } from '@recado/flow/schemas'
import { type NodeHandle, Position } from '@xyflow/react'
import { type CanvasNode, estimatedSize } from './nodes-of.ts'
import { shownOutputs } from './shown-outputs.ts'

const HANDLE = 12
const OUTPUT = 28
const FOOT = 4
/** No drawn block is as high: the first measure always differs, and takes the place of all that is estimated. */
const NEVER_DRAWN = 0.5

/**
 * A block as it will about be, where it was never drawn. React Flow draws what it knows no size of, to measure it: of 300
 * blocks all, at the opening, though fifteen are in sight.
 */
export function estimateNode(node: CanvasNode): CanvasNode {
  if (node.type !== 'block') return node
  const { block } = node.data
  const outputs = shownOutputs(block)
  const { width, height } = estimatedSize(outputs.length)
  const handle = (type: NodeHandle['type'], middle: number, id: string | null): NodeHandle => ({
    ...{ id, type, position: type === 'target' ? Position.Left : Position.Right },
    ...{ x: (type === 'target' ? 0 : width) - HANDLE / 2, y: middle - HANDLE / 2, width: HANDLE, height: HANDLE },
  })
  const { jumps } = blockFacts(block)
  return {
    ...node,
    measured: { width, height: height + NEVER_DRAWN },
    handles: [
      handle('target', height / 2, null),
      ...outputs.map((id, index) => handle('source', height - FOOT - OUTPUT * (outputs.length - index - 0.5), id)),
      ...(jumps.length > 0 ? [handle('source', height / 2, 'jump')] : []),
    ],
  }
}

/** Once it was measured, React Flow knows its handles better. */
export function dropEstimate(node: CanvasNode): CanvasNode {
  if (node.handles === undefined) return node
  const { handles: _estimated, ...measured } = node
  return measured as CanvasNode
}
