import type { FlowEdge } from '../../flow/flow-document.ts'
import type { ConvertedBlocks } from './convert-blocks.ts'
import { targetOf } from './find-start.ts'
import type { Typebot } from './typebot-document.ts'

/** Makes our edges of their arrows and of the order of blocks in a group. `lost` hears of arrows that lead nowhere. */
export function connectBlocks(typebot: Typebot, converted: ConvertedBlocks, lost: (to: string) => void): FlowEdge[] {
  const arrows = new Map<string, string>()
  for (const edge of typebot.edges) {
    const { blockId, itemId } = edge.from
    if (blockId === undefined) continue
    const to = targetOf(typebot, converted, edge.to)
    if (to === undefined) lost(edge.to.groupId)
    else arrows.set(`${blockId}/${itemId ?? ''}`, to)
  }
  const edges = new Map<string, FlowEdge>()
  const connect = (from: string, output: string, to: string | undefined) => {
    const key = `${from}/${output}`
    if (to !== undefined && !edges.has(key)) edges.set(key, { from, output, to })
  }
  for (const group of typebot.groups) {
    for (const [index, source] of group.blocks.entries()) {
      const made = converted.byOriginal.get(source.id)
      if (!made) continue
      const { id } = made.block
      for (const [item, output] of made.items ?? []) connect(id, output, arrows.get(`${source.id}/${item}`))
      const following = group.blocks.slice(index + 1).map((block) => converted.byOriginal.get(block.id)?.block.id)
      const onward = arrows.get(`${source.id}/`) ?? following.find((next) => next !== undefined && next !== id)
      for (const output of made.onward) connect(id, output, onward)
    }
  }
  return [...edges.values()]
}
