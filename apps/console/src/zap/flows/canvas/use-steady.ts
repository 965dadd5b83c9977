import { useCallback, useRef } from 'react'

/**
 * A handler that stays the same function and does what the last drawing's did. React Flow puts each of its handlers into its
 * store, and with each that is another one asks every block, handle and arrow anew: some thousand times a frame in a large
 * flow that is dragged.
 */
export function useSteady<Input extends unknown[]>(handler: (...input: Input) => void): (...input: Input) => void {
  const latest = useRef(handler)
  latest.current = handler
  return useCallback((...input: Input) => latest.current(...input), [])
}
