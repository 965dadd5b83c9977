/** A stretch of time in which a zone's clocks are `offset` milliseconds ahead of UTC. Epoch milliseconds. */
export interface ZoneSegment {
  start: number
  end: number
  offset: number
}

/**
 * The stretches of equal offset that make up [start, end), daylight saving of the past included. Zones do not change
 * twice within a day, so a day whose ends differ has one change within, at a whole second, found by halving.
 */
export function zoneSegments(timeZone: string, start: number, end: number): ZoneSegment[] {
  const segments: ZoneSegment[] = []
  for (let from = start; from < end; from += DAY) addDay(segments, timeZone, from, Math.min(from + DAY, end))
  return segments
}

function addDay(segments: ZoneSegment[], timeZone: string, start: number, end: number): void {
  const first = zoneOffset(timeZone, start)
  const last = zoneOffset(timeZone, end - 1)
  if (first === last) {
    add(segments, { start, end, offset: first })
    return
  }
  let before = Math.floor(start / 1_000)
  let after = Math.floor((end - 1) / 1_000)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zoneOffset(timeZone, middle * 1_000) === first) before = middle
    else after = middle
  }
  add(segments, { start, end: after * 1_000, offset: first })
  add(segments, { start: after * 1_000, end, offset: last })
}

function add(segments: ZoneSegment[], segment: ZoneSegment): void {
  const last = segments.at(-1)
  if (last !== undefined && last.offset === segment.offset) last.end = segment.end
  else segments.push(segment)
}

const DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(timeZone: string, instant: number): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    // Making one costs 30 µs and more, asking it 2 µs. There are some 600 zones, so the map has an end.
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const seconds = Math.floor(instant / 1_000) * 1_000
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds
}
