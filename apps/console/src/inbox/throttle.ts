/** Throttled: runs `run` at once, and for all calls of the next `ms` once more at their end. */
export function throttle(ms: number, run: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const end = () => {
    timer = undefined
    if (!again) return
    again = false
    begin()
  }
  const begin = () => {
    timer = setTimeout(end, ms)
    run()
  }
  return () => {
    if (timer === undefined) begin()
    else again = true
  }
}
