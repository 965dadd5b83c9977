import { withoutNegated } from '@recado/brazil/clauses'
import { dateInFigures } from '@recado/brazil/spoken-numbers'
import { localTime, weekdayOf } from '../language/local-time.ts'
import type { Locale } from '../language/locale.ts'
import { type DayOptions, datesIn, weekdayMeant } from './date-mentions.ts'
import { editDistance } from './edit-distance.ts'
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

/** The time of day, which is no date: "às 15h", "das 10 às 12h", "10:30". */
const TIME =
  /(?:(?:depois|antes|a partir) (?:das?|do) |(?:das?|as|ate as?|la pelas|pelas|por volta das) )?\b\d{1,2}(?:(?:[:h]\d{2})|(?: ?(?:-|a|as|e|ou) ?\d{1,2})? ?(?:h|hs|hrs|horas?)\b(?:\d{2})?)(?: ?(?:h|hs|hrs|horas?)\b)?/g
/** Not one day: "dia 10 ou 11", "10 a 15 de março", "toda sexta", "a partir de segunda", "a primeira segunda do mês". */
const NO_SINGLE_DAY = [
  /\bdias? \d{1,2} (?:ou|a|ate|e) (?:o )?(?:dia )?\d{1,2}\b/,
  /\b\d{1,2} (?:ou|a|ate|e) \d{1,2} de [a-z]/,
  /\bou (?:depois|outro|qualquer|talvez)\b/,
  /\btod[oa]s?(?: [oa]s)? (?:dia|dom|seg|ter|qua|qui|sex|sab)/,
  /\b(?:antes|depois|apos|a partir) d[aeo]s? (?!amanha\b|manha|tarde|noite|almoco|meio|expediente|trabalho|aula)[a-z0-9]/,
  /\b(?:primeir|terceir|ultim|penultim)[ao] (?:dom|seg|ter|qua|qui|sex|sab)[a-z]*(?: feira)? d[oe] (?!semana)/,
  /\boutr[oa] (?:dom|seg|ter|qua|qui|sex|sab)|\bretrasad[oa]\b|\bsem ser\b|\bda outra\b(?! semana)/,
]

/**
 * Reads a date into `YYYY-MM-DD`: "amanhã", "sexta que vem", "12/3", "12/03/26", "vinte e dois de março", "dia 15 do mês que
 * vem", "daqui a 3 dias", "no natal", ISO. A weekday means its next occurrence after today, with or without "que vem", unless
 * it is said to be next week's. Two different days, or a weekday that is not the date's, are refused rather than guessed. Day
 * comes first, except under `en`.
 */
export function readDate(text: string, options: DateOptions): Reading<string> {
  const today = localTime(options.at, options.timeZone).date
  const plain = text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFKC')
  const found = dayIn(said(plain), { today, prefer: options.prefer, monthFirst: options.locale === 'en' })
  if (!found) return refused('date')
  const bound = (limit: string | undefined) => (limit === 'today' ? today : limit)
  const [min, max] = [bound(options.min), bound(options.max)]
  if (min !== undefined && found < min) return refused('date_too_early', { min: dayFirst(min) })
  if (max !== undefined && found > max) return refused('date_too_late', { max: dayFirst(max) })
  return taken(found)
}

/** The text as dates are looked for in it: without what is denied and the time of day, in figures, weekdays without "feira". */
function said(plain: string): string {
  const figures = dateInFigures(withoutNegated(plain).replace(/\s+/g, ' '))
  return figures
    .replace(/\b(segunda|terca|quarta|quinta|sexta)[\s-]*feira/g, '$1')
    .replace(
      /\b([2-6])[ao]?[\s-]*feira/g,
      (_, n: string) => ['segunda', 'terca', 'quarta', 'quinta', 'sexta'][Number(n) - 2]!,
    )
    .replace(/\bdps\b/g, 'depois')
    .replace(TIME, ' ')
    .replace(/[^a-z0-9/.-]+/g, ' ')
    .replace(/(\d)[/.-]?(?=[a-z]{3})/g, '$1 ')
    .replace(/([a-z]{3,})[/.-](?=\d)/g, '$1 ')
    .replace(/[a-z]{5,8}/g, corrected)
    .replace(/\.(?= |$)/g, ' ')
    .trim()
}

const OFTEN_MISTYPED = ['amanha', 'segunda', 'quinta', 'sabado', 'domingo']

function corrected(word: string): string {
  if (/^(?:segundo|quinto|quintal|manha)$/.test(word)) return word
  return OFTEN_MISTYPED.find((name) => editDistance(name, word, 1) <= 1) ?? word
}

function dayIn(plain: string, options: DayOptions): string | undefined {
  if (NO_SINGLE_DAY.some((pattern) => pattern.test(plain))) return undefined
  const { dates, weekdays } = datesIn(plain, options)
  const days = new Set(dates)
  if (days.has(undefined) || days.size > 1 || weekdays.length > 1) return undefined
  const [day] = days
  const [weekday] = weekdays
  if (day !== undefined) return weekday === undefined || weekdayOf(day) === weekday ? day : undefined
  return weekday === undefined ? undefined : weekdayMeant(weekday, plain, options)
}

function dayFirst(iso: string): string {
  return iso.split('-').reverse().join('/')
}
