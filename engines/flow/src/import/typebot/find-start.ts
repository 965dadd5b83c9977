import type { ConvertedBlocks } from './convert-blocks.ts'
import type { BlockPlan } from './plan-blocks.ts'
import type { Typebot } from './typebot-document.ts'

/** Where the start event (or, in old exports, the start block) leads; the first block where it leads nowhere. */
export function findStart(typebot: Typebot, plan: BlockPlan, converted: ConvertedBlocks): string | undefined {
  const event = typebot.events.find((one) => one.type === 'start')
  const block = typebot.groups.flatMap((group) => group.blocks).find((one) => one.type === 'start')
  const edge = typebot.edges.find(
    ({ id, from }) =>
      (event !== undefined && (from.eventId === event.id || (id !== '' && id === event.outgoingEdgeId))) ||
      (block !== undefined && (from.blockId === block.id || (id !== '' && id === block.outgoingEdgeId))),
  )
  return (edge && plan.target(edge.to)) ?? converted.blocks[0]?.block.id
}
