import type { FlowEdge } from '../../flow/flow-document.ts'
import type { ConvertedBlocks } from './convert-blocks.ts'
import type { BlockPlan } from './plan-blocks.ts'
import type { Typebot, TypebotBlock, TypebotItem } from './typebot-document.ts'

type Arrow = Typebot['edges'][number]

/** Makes our edges of their arrows and of the order of blocks in a group. `lost` hears of arrows that lead nowhere. */
export function connectBlocks(
  typebot: Typebot,
  plan: BlockPlan,
  { byOriginal }: ConvertedBlocks,
  lost: (to: string) => void,
): FlowEdge[] {
  for (const { to } of typebot.edges) if (plan.target(to) === undefined) lost(to.groupId)
  const arrowOf = arrowFinder(typebot, plan)
  const edges = new Map<string, FlowEdge>()
  const connect = (from: string, output: string, to: string | undefined) => {
    const key = `${from}/${output}`
    if (to !== undefined && !edges.has(key)) edges.set(key, { from, output, to })
  }
  for (const group of typebot.groups) {
    for (const [index, source] of group.blocks.entries()) {
      const made = byOriginal.get(source)
      if (!made) continue
      const { id } = made.block
      const following = blockAfter(group.blocks, index)
      const below = following && plan.idOf(following)
      const arrow = arrowOf(source)
      // There, only the last bubble of a group leaves by its own arrow; and an arrow to nowhere is an end, not the next block.
      const leads = arrow && !(made.stays && below !== undefined) ? plan.target(arrow.to) : below
      for (const [item, output] of made.items ?? []) {
        const branch = arrowOf(source, item)
        if (branch) connect(id, output, plan.target(branch.to))
        else if (source.type === 'Condition') connect(id, output, below ?? leads)
      }
      for (const output of made.onward) connect(id, output, leads)
    }
  }
  return [...edges.values()]
}

function blockAfter(blocks: readonly TypebotBlock[], index: number): TypebotBlock | undefined {
  let next = index + 1
  while (blocks[next]?.type === 'start') next++
  return blocks[next]
}

/** The arrow of a block or item: the one it names itself, else the one that says it comes from there. */
function arrowFinder({ edges }: Typebot, plan: BlockPlan) {
  const byId = new Map<string, Arrow>()
  const bySource = new Map<string, Arrow>()
  for (const edge of edges) {
    if (edge.id !== '' && !byId.has(edge.id)) byId.set(edge.id, edge)
    bySource.set(`${edge.from.blockId}/${edge.from.itemId ?? ''}`, edge)
  }
  return (source: TypebotBlock, item?: TypebotItem): Arrow | undefined => {
    const named = byId.get((item ?? source).outgoingEdgeId ?? '')
    if (named || plan.doubles.has(source)) return named
    return bySource.get(`${source.id}/${item?.id ?? ''}`)
  }
}
