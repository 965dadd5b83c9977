import type { ReactFlowState } from '@xyflow/react'
import { createContext } from 'react'

/** Below this zoom nobody hits a handle (3 px) or an arrow, and a large flow has a thousand of them to keep. */
const FAR = 0.25

/** Not while an arrow is being drawn: it may end at a handle that was zoomed away from. */
export function isFar({ transform, connection }: ReactFlowState): boolean {
  return transform[2] < FAR && !connection.inProgress
}

/** Whether blocks are only looked at. One subscription for all of them. */
export const FarContext = createContext(false)
