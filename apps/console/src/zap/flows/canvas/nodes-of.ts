import type { Block } from '@recado/flow/schemas'
import type { Node } from '@xyflow/react'
import type { Comment, Group } from '../draft/canvas.ts'

export type Mark = 'current' | 'passed' | 'added' | 'changed' | 'removed'
export interface BlockFigures {
  visits: number
  answers: number
  failures: number
  drop_offs: number
  outputs: Readonly<Record<string, number>>
}

export type BlockNode = Node<
  {
    block: Block
    isStart: boolean
    errors: number
    warnings: number
    mark: Mark | undefined
    figures: BlockFigures | undefined
    /** For blocks that lead elsewhere by name: what it is called. */
    leadsTo: string | undefined
  },
  'block'
>
export type CommentNode = Node<{ comment: Comment }, 'comment'>
export type GroupNode = Node<{ group: Group; width: number; height: number }, 'frame'>
export type CanvasNode = BlockNode | CommentNode | GroupNode

export const BLOCK_WIDTH = 248
const HEADER = 44
const OUTPUT = 28
const SUMMARY = 48

/** How large a block will be drawn, before it is: for arranging what was never shown. */
export function estimatedSize(outputs: number): { width: number; height: number } {
  return { width: BLOCK_WIDTH, height: HEADER + SUMMARY + OUTPUT * outputs }
}

/** The nodes for React Flow; one whose contents are the same as before is the same object, so it is not drawn anew. */
export function keepSame<Kind extends CanvasNode>(next: Kind, before: CanvasNode | undefined): Kind {
  if (before === undefined || before.type !== next.type) return next
  const isSame =
    before.position.x === next.position.x &&
    before.position.y === next.position.y &&
    before.ariaLabel === next.ariaLabel &&
    Object.entries(next.data).every(([key, value]) => Object.is((before.data as Record<string, unknown>)[key], value))
  if (isSame) return before as Kind
  // What React Flow measured stays, or the node would be hidden until it is measured again.
  return { ...before, ...next }
}

const PADDING = 20
const TITLE = 34

const CHOSEN = new WeakMap<CanvasNode, CanvasNode>()

/** The node as chosen: the same object each time, so that choosing another one leaves it alone. */
export function asChosen<Kind extends CanvasNode>(node: Kind): Kind {
  const made = (CHOSEN.get(node) as Kind | undefined) ?? { ...node, selected: true }
  CHOSEN.set(node, made)
  return made
}

/** The frame around what a group holds. */
export function frameOf(members: readonly BlockNode[]): { x: number; y: number; width: number; height: number } {
  const boxes = members.map(({ position, measured, data }) => {
    const size = estimatedSize(data.block.type === 'close' ? 0 : 1)
    return { ...position, width: measured?.width ?? size.width, height: measured?.height ?? size.height }
  })
  const x = Math.min(...boxes.map((box) => box.x)) - PADDING
  const y = Math.min(...boxes.map((box) => box.y)) - PADDING - TITLE
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + PADDING - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + PADDING - y,
  }
}
