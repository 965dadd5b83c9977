import type { FlowStart } from '@recado/contracts/flow-starts'
import { nextClockTime } from '@recado/flow'

/** When a schedule is due next after an instant; undefined where it is not again. */
export function nextDue(start: FlowStart, after: Date, timeZone: string): Date | undefined {
  if (start.kind !== 'schedule') return undefined
  const { at } = start
  if (at.kind === 'once') {
    const instant = new Date(at.instant)
    return instant > after ? instant : undefined
  }
  const instants = at.weekdays.map((weekday) => nextClockTime(after.getTime(), { time: at.time, weekday }, timeZone))
  return new Date(Math.min(...instants))
}
