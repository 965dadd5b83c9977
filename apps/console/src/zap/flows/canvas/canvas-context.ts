import { createContext } from 'react'
import type { Point } from '../draft/edit.ts'

/** Where a block that is being chosen will go: on the screen the list opens, on the canvas the block stands. */
export interface Picking {
  screen: Point
  place: Point
  connect?: { from: string; output: string }
}

export interface CanvasActs {
  pickBlock(picking: Picking): void
}

/** Null where the canvas is only looked at. */
export const CanvasContext = createContext<CanvasActs | null>(null)
