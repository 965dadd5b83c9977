export type LocalTime = { date: string; minutes: number; weekday: number }

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Wall-clock date (`YYYY-MM-DD`), minutes since midnight and weekday (0 = Sunday) of an instant (ms) in a time zone. */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts: Record<string, string> = {}
  for (const part of formatterOf(timeZone).formatToParts(at)) parts[part.type] = part.value
  const date = `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}`
  return { date, minutes: Number(parts.hour) * 60 + Number(parts.minute), weekday: weekdayOf(date) }
}

/** The instant (ms) at which a zone's clock shows `date` and `minutes`; inside a skipped hour, the instant after it. */
export function instantOf(date: string, minutes: number, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
  // Two rounds settle a zone's offset, also on the day that it changes.
  let guess = wanted
  for (let round = 0; round < 2; round++) {
    const shown = localTime(guess, timeZone)
    guess += wanted - (Date.parse(`${shown.date}T00:00:00Z`) + shown.minutes * 60_000)
  }
  return guess
}

/** `2026-02-27` + 3 → `2026-03-02`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** True where the zone's name is one that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
