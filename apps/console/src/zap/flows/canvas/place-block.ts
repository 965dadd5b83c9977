import type { Block, FlowBody } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'
import type { BuilderStore } from '../builder/create-builder-store.ts'
import { newId } from '../builder/new-id.ts'
import { bodyOf } from '../draft/body-of.ts'
import type { Edit, Point } from '../draft/edit.ts'
import { newBlock, newMenu } from '../draft/new-block.ts'
import { PALETTE, type PaletteItem } from './block-kinds.ts'
import { BLOCK_WIDTH, estimatedSize } from './nodes-of.ts'
import { shownOutputs } from './shown-outputs.ts'

const ITEMS: readonly PaletteItem[] = PALETTE.flatMap(({ items }) => items)
const GAP = 60

interface Place {
  at: Point
  connect?: { from: string; output: string } | undefined
  /** Where the arrow led that the new block takes over: it goes on there. */
  onward?: string | undefined
  /** Goes down until it covers nothing; not where a pointer has put it. */
  findRoom?: boolean
}

/** Puts a block of the palette on the canvas and chooses it, so that its panel opens. */
export function placeBlock(
  store: BuilderStore,
  item: string,
  { at: place, connect, onward, findRoom = false }: Place,
  t: TFunction<'flow-builder'>,
): void {
  const known = ITEMS.find((one) => one === item)
  if (known === undefined) return
  const { body, history } = store.get()
  const blocks = bodyOf(history.present.document, body)?.blocks ?? []
  const spot = findRoom ? freeSpot(place, blocks) : place
  const at = { x: Math.round(spot.x), y: Math.round(spot.y) }
  const block =
    known === 'menu'
      ? newMenu(newId(), at, { option: (number) => t('panel.answer.option', { number }) })
      : newBlock(known, newId(), at)
  const add: Edit = { type: 'add_block', body, block, ...(connect === undefined ? {} : { connect }) }
  const [way] = shownOutputs(block)
  const edge = way === undefined || onward === undefined ? undefined : { from: block.id, output: way, to: onward }
  store.edit(edge === undefined ? add : { type: 'many', edits: [add, { type: 'connect', body, edge }] })
  store.choose([block.id])
}

/**
 * Where the next block goes when one is chosen: behind it, from its first output that leads nowhere yet. Where there is
 * one way only and it is taken, the new block steps in between.
 */
export function placeAfter({ blocks, edges }: FlowBody, chosen: ReadonlySet<string>): Place | undefined {
  const block = chosen.size === 1 ? blocks.find(({ id }) => chosen.has(id)) : undefined
  if (block === undefined) return undefined
  const { x, y } = block.position ?? { x: 0, y: 0 }
  const taken = new Set(edges.filter(({ from }) => from === block.id).map(({ output }) => output))
  const outputs = shownOutputs(block).filter((one) => !LATE.has(one))
  const output = outputs.find((one) => !taken.has(one)) ?? (outputs.length === 1 ? outputs[0] : undefined)
  return {
    at: { x: x + BLOCK_WIDTH + GAP, y },
    connect: output === undefined ? undefined : { from: block.id, output },
    onward: edges.find((edge) => edge.from === block.id && edge.output === output)?.to,
    findRoom: true,
  }
}

/** Outputs that are connected on purpose, never by the way. */
const LATE = new Set(['error', 'timeout', 'hand_over'])

function freeSpot(place: Point, blocks: readonly Block[]): Point {
  const { width, height } = estimatedSize(2)
  const covers = (y: number) =>
    blocks.some(({ position = { x: 0, y: 0 } }) => {
      return Math.abs(position.x - place.x) < width && Math.abs(position.y - y) < height
    })
  const steps = Array.from({ length: blocks.length + 1 }, (_, step) => place.y + step * (height + 20))
  return { x: place.x, y: steps.find((y) => !covers(y)) ?? place.y }
}
