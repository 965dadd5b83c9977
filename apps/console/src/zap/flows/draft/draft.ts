import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowDocument } from '@recado/flow/schemas'
import type { Canvas } from './canvas.ts'

/** All that is edited of a flow. Never changed in place: what an edit leaves alone is the same object afterwards. */
export interface Draft {
  document: FlowDocument
  canvas: Canvas
  starts: FlowStarts
}
