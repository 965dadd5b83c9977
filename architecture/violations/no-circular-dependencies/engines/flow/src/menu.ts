import type { Block } from './blocks.ts'

export const menu = (block: Block) => block
