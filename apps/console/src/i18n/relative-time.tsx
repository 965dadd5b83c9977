import { useSyncExternalStore } from 'react'
import { useFormat } from './use-format.ts'

/**
 * A moment as distance from now, refreshed each half minute by one clock for the whole page; the exact time on hover.
 * `brief`: where there is little room.
 */
export function RelativeTime({ value, brief = false }: { value: Date; brief?: boolean }) {
  const format = useFormat()
  const now = useSyncExternalStore(subscribe, () => tick)
  return (
    <time dateTime={value.toISOString()} title={format.dateTime(value)} className="whitespace-nowrap">
      {brief ? format.brief(value, now) : format.relative(value, now)}
    </time>
  )
}

let tick = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  tick = Date.now()
  timer ??= setInterval(() => {
    tick = Date.now()
    for (const each of listeners) each()
  }, 30_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
