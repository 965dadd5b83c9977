import type { UsagePeriod } from '@recado/contracts/billing'
import { LRUCache } from 'lru-cache'
import { localTime, startOfLocalDay } from './local-time.ts'

/** `end` is the first instant after; null for what never starts over. */
export interface Period {
  start: Date
  end: Date | null
}

/** Of what never starts over: one row for ever. */
const ALWAYS: Period = { start: new Date(0), end: null }

// Every message asks for the same month: one entry a zone and kind answers nearly all of them.
const latest = new LRUCache<string, { start: Date; end: Date }>({ max: 1_000 })

/**
 * The month or day around an instant as the tenant's wall clock cuts it, whatever its zone did on that day: a midnight
 * that daylight saving skipped is the first instant after the gap, one that came twice is the first of the two.
 */
export function usagePeriod(kind: UsagePeriod, at: Date, timeZone: string): Period {
  if (kind === 'none') return ALWAYS
  const key = `${kind}/${timeZone}`
  const known = latest.get(key)
  if (known !== undefined && known.start <= at && at < known.end) return known
  const { year, month, day } = localTime(at, timeZone)
  const period =
    kind === 'month'
      ? { start: startOfLocalDay(year, month, 1, timeZone), end: startOfLocalDay(year, month + 1, 1, timeZone) }
      : { start: startOfLocalDay(year, month, day, timeZone), end: startOfLocalDay(year, month, day + 1, timeZone) }
  latest.set(key, period)
  return period
}
