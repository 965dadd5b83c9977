import type { Block, BlockType } from '@recado/flow/schemas'

export interface PanelProps<Type extends BlockType> {
  block: Extract<Block, { type: Type }>
  /** @param field where it was written, for keystrokes: those of one field are one step back */
  change(block: Extract<Block, { type: Type }>, field?: string): void
}
