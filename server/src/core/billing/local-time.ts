import { LRUCache } from 'lru-cache'

export interface LocalTime {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  /** The wall clock read as if it were UTC, in milliseconds: for comparing wall clocks. */
  wall: number
}

// Making a formatter costs some 50 µs, using it about 1; tenants share few zones.
const formatters = new LRUCache<string, Intl.DateTimeFormat>({ max: 600 })

/** What a clock on the wall shows. @throws RangeError for a zone this machine does not know */
export function localTime(at: Date, timeZone: string): LocalTime {
  const fields: Record<string, number> = {}
  for (const { type, value } of formatter(timeZone).formatToParts(at)) fields[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = fields
  const milliseconds = ((at.getTime() % 1000) + 1000) % 1000
  return { year, month, day, wall: Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) }
}

/** The first instant of a date somewhere. `month` and `day` may run over: month 13 is the next January. */
export function startOfLocalDay(year: number, month: number, day: number, timeZone: string): Date {
  return atLocalTime(Date.UTC(year, month - 1, day), timeZone)
}

const DAY = 86_400_000

/** The instant of a wall clock's reading: the first when it comes twice, the end of the gap when it is skipped. */
export function atLocalTime(wall: number, timeZone: string): Date {
  const offsetAt = (instant: number) => localTime(new Date(instant), timeZone).wall - instant
  // No zone is more than a day away from UTC, so these are the offsets before and after any change near the date.
  const candidates = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)].sort((a, b) => a - b)
  const exact = candidates.find((instant) => instant + offsetAt(instant) === wall)
  if (exact !== undefined) return new Date(exact)
  // The wall clock jumps over it between the two. Offsets have whole seconds, so do their changes.
  let [before, after] = candidates as [number, number]
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (middle + offsetAt(middle) < wall) before = middle
    else after = middle
  }
  return new Date(after)
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}
