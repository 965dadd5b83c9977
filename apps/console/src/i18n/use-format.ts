import { useTranslation } from 'react-i18next'

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const WEEK_S = 604_800

export interface Format {
  date(value: Date): string
  dateTime(value: Date): string
  /** "seg., 23 de nov. de 2026, 09:30": for choosing a moment. */
  weekdayAndTime(value: Date): string
  /** "há 5 minutos", "em 2 dias"; `now` in milliseconds. */
  relative(value: Date, now?: number): string
  /** The same where there is little room: "há 5 min"; after a week the day. */
  brief(value: Date, now?: number): string
  /** How long something has lasted, as briefly as it can be said: "12 min", "1 h 05 min", "2 d". */
  lasted(minutes: number): string
  /** "17:48" */
  time(value: Date): string
  /** "ter., 1 de dez." */
  day(value: Date): string
  /** "30 minutos", "8 horas". */
  duration(value: number, unit: 'minute' | 'hour'): string
  number(value: number): string
  /** Centavos to "R$ 1.234,50". */
  money(centavos: number): string
  bytes(value: number): string
  list(values: readonly string[]): string
}

/** Dates, numbers and money as the reader's language writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return formatOf(i18n.language)
}

const formats = new Map<string, Format>()

// Intl's objects are slow to make (some 50 µs each) and a table asks once a cell.
function formatOf(locale: string): Format {
  const known = formats.get(locale)
  if (known !== undefined) return known
  const made = createFormat(locale)
  formats.set(locale, made)
  return made
}

export function createFormat(locale: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const weekdayAndTime = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const short = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
  const number = new Intl.NumberFormat(locale)
  const unit = (name: 'minute' | 'hour' | 'day', digits = 1) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: name === 'day' ? 'narrow' : 'short',
      minimumIntegerDigits: digits,
    })
  const [minutes, minutesOfHour, hours, days] = [unit('minute'), unit('minute', 2), unit('hour'), unit('day')]
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    date: (value) => date.format(value),
    dateTime: (value) => dateTime.format(value),
    weekdayAndTime: (value) => weekdayAndTime.format(value),
    relative: (value, now = Date.now()) => {
      const seconds = (value.getTime() - now) / 1_000
      for (const [unit, size] of STEPS) {
        if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
      }
      return relative.format(0, 'second')
    },
    brief: (value, now = Date.now()) => {
      const seconds = (value.getTime() - now) / 1_000
      if (Math.abs(seconds) >= WEEK_S) return day.format(value)
      for (const [unit, size] of STEPS) {
        if (Math.abs(seconds) >= size) return short.format(Math.trunc(seconds / size), unit)
      }
      return short.format(0, 'second')
    },
    lasted: (total) => {
      if (total < 60) return minutes.format(Math.floor(total))
      if (total >= 1_440) return days.format(Math.floor(total / 1_440))
      const rest = Math.floor(total % 60)
      const whole = hours.format(Math.floor(total / 60))
      return rest === 0 ? whole : `${whole} ${minutesOfHour.format(rest)}`
    },
    time: (value) => time.format(value),
    day: (value) => weekday.format(value),
    duration: (value, name) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value),
    number: (value) => number.format(value),
    money: (centavos) => money.format(centavos / 100),
    bytes: (value) => {
      const power = Math.min(Math.floor(Math.log(Math.max(value, 1)) / Math.log(1024)), 4)
      const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const)[power] ?? 'byte'
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: 1,
      }).format(value / 1024 ** power)
    },
    list: (values) => list.format(values),
  }
}
