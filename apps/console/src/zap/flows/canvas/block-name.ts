import type { Block } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'

/** What a block is called on the canvas and in lists: its own name, else its kind's. */
export function blockName(block: Block, t: TFunction<'flow-builder'>): string {
  return block.label?.trim() || t(`blocks.${block.type}.name`)
}
