import type { ConvertedBlocks } from './convert-blocks.ts'
import type { Typebot } from './typebot-document.ts'

/** Our block for the end of an arrow: the block it names, or the first of its group. */
export function targetOf(
  typebot: Typebot,
  { byOriginal }: ConvertedBlocks,
  to: { groupId: string; blockId?: string | undefined },
): string | undefined {
  const named = to.blockId === undefined ? undefined : byOriginal.get(to.blockId)
  if (named) return named.block.id
  const group = typebot.groups.find((one) => one.id === to.groupId)
  const first = group?.blocks.find((block) => byOriginal.has(block.id))
  return first && byOriginal.get(first.id)!.block.id
}

/** Where the start event (or, in old exports, the start block) leads; the first block where it leads nowhere. */
export function findStart(typebot: Typebot, converted: ConvertedBlocks): string | undefined {
  const event = typebot.events.find((one) => one.type === 'start')
  const block = typebot.groups.flatMap((group) => group.blocks).find((one) => one.type === 'start')
  const edge = typebot.edges.find(
    ({ id, from }) =>
      (event !== undefined && (from.eventId === event.id || (id !== '' && id === event.outgoingEdgeId))) ||
      (block !== undefined && (from.blockId === block.id || (id !== '' && id === block.outgoingEdgeId))),
  )
  const target = edge && targetOf(typebot, converted, edge.to)
  return target ?? converted.blocks[0]?.block.id
}
