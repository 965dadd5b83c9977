import type { Block } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'
import { blockSummary } from './block-summary.ts'

/** What a block is called on the canvas and in lists: its own name, else its kind's. */
export function blockName(block: Block, t: TFunction<'flow-builder'>): string {
  return block.label?.trim() || t(`blocks.${block.type}.name`)
}

/** What tells it from others of its kind where it stands in a sentence: its own name, else what it says. */
export function blockTitle(block: Block, t: TFunction<'flow-builder'>): string {
  return block.label?.trim() || blockSummary(block, t).slice(0, TITLE) || blockName(block, t)
}

const TITLE = 40

/** `blockName` that works out each block's once: blocks never change in place. */
export function rememberNames(t: TFunction<'flow-builder'>): (block: Block) => string {
  const known = new WeakMap<Block, string>()
  return (block) => {
    const name = known.get(block) ?? blockName(block, t)
    known.set(block, name)
    return name
  }
}
