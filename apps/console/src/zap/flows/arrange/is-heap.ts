import { type Block, blockFacts } from '@recado/flow/schemas'
import { estimatedSize } from '../canvas/nodes-of.ts'

/**
 * Whether blocks lie on top of each other, as they do in files of systems that draw them smaller: more than half of at
 * least three. Two that somebody has put so are left alone.
 */
export function isHeap(blocks: readonly Block[]): boolean {
  const boxes = blocks.map((block) => ({
    ...(block.position ?? { x: 0, y: 0 }),
    ...estimatedSize(blockFacts(block).outputs.length),
  }))
  const covered = boxes.filter((a) =>
    boxes.some((b) => a !== b && Math.abs(a.x - b.x) < a.width / 2 && b.y >= a.y && b.y - a.y < a.height / 2),
  )
  return blocks.length >= 3 && covered.length * 2 > blocks.length
}
