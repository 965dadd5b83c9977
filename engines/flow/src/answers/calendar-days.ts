type Prefer = 'future' | 'past' | undefined

/** A day and month in the year that is written, or in the nearest year that has them. */
export function withYear(
  day: number,
  month: number,
  year: string | undefined,
  today: string,
  prefer: Prefer,
): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  if (year?.length === 4) return dateOf(Number(year), month, day)
  if (year) return dateOf(fullYear(Number(year), thisYear, prefer), month, day)
  // Eight years reach the next 29 February, also across 2100.
  for (let step = 0; step <= 8; step++) {
    const date = dateOf(thisYear + (prefer === 'past' ? -step : step), month, day)
    if (date && (prefer === 'past' ? date <= today : date >= today)) return date
  }
  return undefined
}

/** How far ahead two figures still mean this century: nobody books for 2088. */
const AHEAD = { past: 0, future: 30, unknown: 10 } as const

function fullYear(year: number, thisYear: number, prefer: Prefer): number {
  const inThisCentury = Math.floor(thisYear / 100) * 100 + year
  return inThisCentury > thisYear + AHEAD[prefer ?? 'unknown'] ? inThisCentury - 100 : inThisCentury
}

/** "dia 15": of the month that is said, else this month's, or the next month that has it. */
export function dayInMonth(day: number, offset: number | undefined, today: string, prefer: Prefer): string | undefined {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const inMonth = (step: number) => {
    const index = year * 12 + month - 1 + step
    return dateOf(Math.floor(index / 12), (index % 12) + 1, day)
  }
  if (offset !== undefined) return inMonth(offset)
  for (let step = 0; step <= 12; step++) {
    const date = inMonth(prefer === 'past' ? -step : step)
    if (date && (prefer === 'past' ? date <= today : date >= today)) return date
  }
  return undefined
}

/** The same day some months later; the month's last where it has none such. */
export function monthsFrom(today: string, months: number): string | undefined {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const index = year * 12 + month - 1 + months
  for (let last = day; last > day - 4; last--) {
    const date = dateOf(Math.floor(index / 12), (index % 12) + 1, last)
    if (date) return date
  }
  return undefined
}

/** The date, or undefined where the calendar has none such (31 April). */
export function dateOf(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined
}
