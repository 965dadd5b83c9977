import type { Awaiting } from './state.ts'

/** What a block decides: leave by an output, wait, go somewhere, call a sub-flow, or end. */
export type Move =
  | { kind: 'leave'; output: string }
  | { kind: 'wait'; awaiting: Awaiting }
  | { kind: 'jump'; block: string }
  | { kind: 'call'; flow: string; block: string | undefined }
  | { kind: 'close' }

export const NEXT: Move = { kind: 'leave', output: 'next' }

export function leave(output: string): Move {
  return { kind: 'leave', output }
}

export function wait(awaiting: Awaiting): Move {
  return { kind: 'wait', awaiting }
}
