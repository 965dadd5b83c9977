import type { ExecutionStatus } from '@recado/contracts/execution-events'
import type { Tone } from '../design/badge.tsx'

export const EXECUTION_TONE: Record<ExecutionStatus, Tone> = {
  ...({ running: 'accent', needs_input: 'warn', complete: 'good', partial: 'warn' } as const),
  ...({ rejected: 'bad', cancelled: 'neutral', failed: 'bad' } as const),
}
