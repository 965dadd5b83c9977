/** One clock for everything on the page that says how long ago: a beat each half minute while somebody listens. */
const BEAT_MS = 30_000

let tick = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The time of the last beat, in milliseconds. */
export function pageTime(): number {
  return tick
}

export function onBeat(listener: () => void): () => void {
  listeners.add(listener)
  tick = Date.now()
  timer ??= setInterval(() => {
    tick = Date.now()
    for (const each of listeners) each()
  }, BEAT_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
