import { useSyncExternalStore } from 'react'
import { onBeat, pageTime } from './page-clock.ts'
import { useFormat } from './use-format.ts'

/**
 * A moment as distance from now, refreshed each half minute by one clock for the whole page; the exact time on hover.
 * `brief`: where there is little room.
 */
export function RelativeTime({ value, brief = false }: { value: Date; brief?: boolean }) {
  const format = useFormat()
  const now = useSyncExternalStore(onBeat, pageTime)
  return (
    <time dateTime={value.toISOString()} title={format.dateTime(value)} className="whitespace-nowrap">
      {brief ? format.brief(value, now) : format.relative(value, now)}
    </time>
  )
}
