import { menu } from './menu.ts'

export interface Block {
  run: typeof menu
}
