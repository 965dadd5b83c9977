import { addDays, weekdayOf } from '../language/local-time.ts'
import { dateOf, dayInMonth, monthsFrom, withYear } from './calendar-days.ts'
import { DAY_AND_MONTH, DAY_PHRASES, LONG_MONTHS, MONTH_AND_DAY, MONTHS, WEEKDAY_STARTS } from './date-words.ts'
import { editDistance } from './edit-distance.ts'
import { NAMED_DAYS } from './named-days.ts'

export type DayOptions = { today: string; prefer: 'future' | 'past' | undefined; monthFirst: boolean }

/** Every day a text names, `undefined` for one that no calendar has. What was understood is taken out, so that nothing counts twice. */
export function datesIn(
  plain: string,
  options: DayOptions,
): { dates: (string | undefined)[]; weekdays: number[]; rest: string } {
  const dates: (string | undefined)[] = []
  let rest = plain
  const take = (pattern: RegExp, day: (...groups: (string | undefined)[]) => string | undefined) => {
    rest = rest.replace(pattern, (_, ...groups: (string | undefined)[]) => {
      dates.push(day(...groups))
      return ' | '
    })
  }
  const { today, prefer, monthFirst } = options
  const number = (written: string | undefined) => Number(written)
  const spokenYear = yearSaid(plain, today)
  take(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, (y, m, d) => dateOf(number(y), number(m), number(d)))
  take(/(?<![\d/.-])(\d{1,2}) ?\/ ?(\d{1,2})(?: ?\/ ?(\d{4}|\d{2}))?(?![\d/.-])/g, (a, b, year) => inOrder(a, b, year))
  take(/(?<![\d/.-])(\d{1,2})[.-](\d{1,2})(?:[.-](\d{4}|\d{2}))?(?![\d/.-])/g, (a, b, year) => inOrder(a, b, year))
  take(/(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)/g, (a, b, year) => inOrder(a, b, year))
  take(/(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/g, (a, b, year) => inOrder(a, b, year))
  if (prefer === 'past') take(/(?<!\d)(\d{2}) ?(\d{2}) ?(\d{2})(?!\d)/g, (a, b, year) => inOrder(a, b, year))
  take(DAY_AND_MONTH, (day, month, year) =>
    withYear(number(day), MONTHS[month!.slice(0, 3)]!, year ?? spokenYear, today, prefer),
  )
  take(MONTH_AND_DAY, (month, day, year) =>
    withYear(number(day), MONTHS[month!.slice(0, 3)]!, year ?? spokenYear, today, prefer),
  )
  take(/\b(\d{1,2}) de ([a-z]{6,10})(?: (?:de |do )?(\d{4}|\d{2}))?\b/g, (day, word, year) => {
    const name = LONG_MONTHS.find((one) => editDistance(one, word!, 1) <= 1)
    return name && withYear(number(day), MONTHS[name.slice(0, 3)]!, year ?? spokenYear, today, prefer)
  })
  take(/\b(?:dia )?(\d{1,2}) d[oe] (\d{1,2})(?: d[oe] (\d{4}|\d{2}))?\b/g, (day, month, year) =>
    withYear(number(day), number(month), year ?? spokenYear, today, prefer),
  )
  for (const [name, dayOf] of NAMED_DAYS) take(new RegExp(name, 'g'), () => nearestYear(dayOf))
  take(/\bdia (\d{1,2})\b/g, (day) => dayInMonth(number(day), monthOffset(plain), today, prefer))
  take(
    /\b(?:daqui a|daqui|em|in|en|dentro de) (?:uns |umas |unos |about )?(\d{1,3}) (dia|day|semana|week|mes|month|ano|year)\w*/g,
    (count, unit) => after(number(count), unit!),
  )
  take(/\b(?:ha|faz) (?:uns |umas )?(\d{1,3}) (dia|semana|mes|ano)\w*(?: atras)?/g, (count, unit) =>
    after(-number(count), unit!),
  )
  take(/\b(\d{1,3}) (dia|day|semana|week|mes|month|ano|year)\w* (?:atras|ago)\b/g, (count, unit) =>
    after(-number(count), unit!),
  )
  for (const [phrase, days] of DAY_PHRASES) take(new RegExp(`\\b${phrase}\\b`, 'g'), () => addDays(today, days))
  const words = rest.split(/[^a-z0-9]+/)
  // "ter" and "dom" are words of their own: short names count where nothing longer does.
  const long = words.filter((word) => word.length > 3 && WEEKDAY_STARTS.some(([name]) => name.test(word)))
  const named = long.length > 0 || dates.length > 0 ? long : words
  const weekdays = named.flatMap((word) => WEEKDAY_STARTS.filter(([name]) => name.test(word)).map(([, day]) => day))
  return { dates, weekdays: [...new Set(weekdays)], rest }

  function inOrder(first: string | undefined, second: string | undefined, year: string | undefined) {
    const [day, month] = monthFirst ? [second, first] : [first, second]
    return withYear(number(day), number(month), year ?? spokenYear, today, prefer)
  }

  function nearestYear(dayOf: (year: number) => string): string {
    const year = Number(today.slice(0, 4))
    const here = dayOf(year)
    if (prefer === 'past') return here <= today ? here : dayOf(year - 1)
    return here >= today ? here : dayOf(year + 1)
  }

  function after(count: number, unit: string): string | undefined {
    if (/^(?:dia|day)/.test(unit)) return addDays(today, count)
    if (/^(?:semana|week)/.test(unit)) return addDays(today, count * 7)
    return monthsFrom(today, count * (/^(?:ano|year)/.test(unit) ? 12 : 1))
  }
}

/** The day a weekday means: the next after today, or the one of the week that is named beside it. Weeks begin on Monday. */
export function weekdayMeant(weekday: number, plain: string, { today, prefer }: DayOptions): string {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  const inWeek = (weekday + 6) % 7
  if (
    /\b(?:semana (?:que|q) vem|prox(?:ima)? semana|outra semana|semana seguinte|next week|proxima semana)\b/.test(plain)
  )
    return addDays(monday, 7 + inWeek)
  if (/\b(?:semana passada|ultima semana|last week|semana pasada)\b/.test(plain)) return addDays(monday, inWeek - 7)
  const distance = (weekday - weekdayOf(today) + 7) % 7 || 7
  const back = prefer === 'past' || /\b(?:passad[oa]|ultim[oa]|last|pasado)\b/.test(plain)
  return addDays(today, back ? distance - 7 || -7 : distance)
}

/** "do ano que vem"; undefined where the text does not say. */
function yearSaid(plain: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4))
  if (/\bano (?:que|q) vem\b|\bproximo ano\b/.test(plain)) return String(year + 1)
  if (/\bano passado\b/.test(plain)) return String(year - 1)
  return /\b(?:deste|desse|este|esse|neste|nesse) ano\b/.test(plain) ? String(year) : undefined
}

/** Which month "dia 5" is of, counted from this one; undefined where the text does not say. */
function monthOffset(plain: string): number | undefined {
  if (/\bmes (?:que|q) vem\b|\bproximo mes\b|\boutro mes\b|\bmes seguinte\b|\bd[oe] proximo$/.test(plain)) return 1
  if (/\bmes passado\b|\bultimo mes\b/.test(plain)) return -1
  return /\b(?:deste|desse|este|esse|neste|nesse) mes\b/.test(plain) ? 0 : undefined
}
