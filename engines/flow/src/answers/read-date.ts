import { addDays, localTime, weekdayOf } from '../language/local-time.ts'
import type { Locale } from '../language/locale.ts'
import { DAY_PHRASES, MONTHS, WEEKDAY_STARTS } from './date-words.ts'
import { type Reading, refused, taken } from './reading.ts'

export type DateOptions = {
  /** The event's instant (ms): what "today" is. */
  at: number
  timeZone: string
  locale?: Locale
  /** Which year a date without one means: the next such day, or the last (birthdays). */
  prefer?: 'future' | 'past'
  /** Bounds as `YYYY-MM-DD` or `today`. */
  min?: string
  max?: string
}

/**
 * Reads a date into `YYYY-MM-DD`: "amanhã", "sexta que vem", "12/3", "12/03/26", "12 de março", "dia 15",
 * "daqui a 3 dias", ISO. A weekday means its next occurrence after today, with or without "que vem".
 * Day comes first, except under `en`.
 */
export function readDate(text: string, options: DateOptions): Reading<string> {
  const today = localTime(options.at, options.timeZone).date
  const plain = text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/(segunda|terca|quarta|quinta|sexta)[\s-]+feira/g, '$1')
  const found = inNumbers(plain, today, options) ?? inWords(plain, today, options)
  if (!found) return refused('date')
  const bound = (limit: string | undefined) => (limit === 'today' ? today : limit)
  const [min, max] = [bound(options.min), bound(options.max)]
  if (min !== undefined && found < min) return refused('date_too_early', { min: dayFirst(min) })
  if (max !== undefined && found > max) return refused('date_too_late', { max: dayFirst(max) })
  return taken(found)
}

function inNumbers(plain: string, today: string, options: DateOptions): string | undefined {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(plain)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const match = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/.-])/.exec(plain)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  const [day, month] = options.locale === 'en' ? [second, first] : [first, second]
  return withYear(day, month, match[3], today, options)
}

function inWords(plain: string, today: string, options: DateOptions): string | undefined {
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean)
  const sentence = words.join(' ')
  for (const [phrase, days] of DAY_PHRASES) if (` ${sentence} `.includes(` ${phrase} `)) return addDays(today, days)
  const ahead = /(?:daqui a|em|in|en|dentro de) (\d{1,3}) (dias?|days?|semanas?|weeks?)/.exec(sentence)
  if (ahead) return addDays(today, Number(ahead[1]) * (/^(sem|week)/.test(ahead[2]!) ? 7 : 1))
  return (
    namedMonth(sentence, today, options) ?? dayOfMonth(sentence, today, options) ?? namedWeekday(words, today, options)
  )
}

/** "12 de março", "12 março 2027", "march 12". */
function namedMonth(sentence: string, today: string, options: DateOptions): string | undefined {
  const match =
    /\b(\d{1,2}) (?:de )?([a-z]{3,10})(?: (?:de |do )?(\d{4}|\d{2}))?\b/.exec(sentence) ??
    swapped(/\b([a-z]{3,10}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?\b/.exec(sentence))
  const month = match ? MONTHS[match[2]!.slice(0, 3)] : undefined
  return match && month ? withYear(Number(match[1]), month, match[3], today, options) : undefined
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]]
}

/** "dia 15": this month's, or the next month that has it. */
function dayOfMonth(sentence: string, today: string, { prefer }: DateOptions): string | undefined {
  const match = /\bdia (\d{1,2})\b/.exec(sentence)
  if (!match) return undefined
  const [year, month] = today.split('-').map(Number) as [number, number]
  const direction = prefer === 'past' ? -1 : 1
  for (let step = 0; step <= 12; step++) {
    const index = year * 12 + month - 1 + step * direction
    const date = dateOf(Math.floor(index / 12), (index % 12) + 1, Number(match[1]))
    if (date && (prefer === 'past' ? date <= today : date >= today)) return date
  }
  return undefined
}

function namedWeekday(words: string[], today: string, { prefer }: DateOptions): string | undefined {
  for (const word of words) {
    const weekday = WEEKDAY_STARTS.find(([name]) => name.test(word))?.[1]
    if (weekday === undefined) continue
    const distance = (weekday - weekdayOf(today) + 7) % 7 || 7
    return addDays(today, prefer === 'past' ? distance - 7 || -7 : distance)
  }
  return undefined
}

function withYear(
  day: number,
  month: number,
  year: string | undefined,
  today: string,
  options: DateOptions,
): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  if (year?.length === 4) return dateOf(Number(year), month, day)
  if (year) return dateOf(twoDigitYear(Number(year), thisYear, options.prefer), month, day)
  // Eight years reach the next 29 February, also across 2100.
  for (let step = 0; step <= 8; step++) {
    const date = dateOf(thisYear + (options.prefer === 'past' ? -step : step), month, day)
    if (date && (options.prefer === 'past' ? date <= today : date >= today)) return date
  }
  return undefined
}

function twoDigitYear(year: number, thisYear: number, prefer: DateOptions['prefer']): number {
  const century = Math.floor(thisYear / 100) * 100
  return prefer === 'past' && century + year > thisYear ? century - 100 + year : century + year
}

/** The date, or undefined where the calendar has none such (31 April). */
function dateOf(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined
}

function dayFirst(iso: string): string {
  return iso.split('-').reverse().join('/')
}
