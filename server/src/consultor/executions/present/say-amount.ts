import { type Quantity, template } from '@recado/advisor'
import type { FactPeriod, FactUnit } from '@recado/contracts/execution-facts'
import type { Locale } from '@recado/contracts/wire'

type Amount = Pick<Quantity, 'low' | 'high' | 'unit' | 'per' | 'approximate'>

const DURATIONS: Partial<Record<FactUnit, string>> = {
  ...{ day: 'day', week: 'week', month: 'month', year: 'year' },
}

/** A figure for people: "R$ 45.000,00 por mês", "de 20% a 25%", "~ 12 dias". */
export function sayAmount({ low, high, unit, per, approximate }: Amount, locale: Locale): string {
  const one = (value: number) => sayNumber(value, unit, locale)
  const amount = high === undefined ? one(low) : `${one(low)} – ${one(high)}`
  return `${approximate ? '~ ' : ''}${amount}${per === undefined ? '' : ` ${sayPeriod(per, locale)}`}`
}

function sayNumber(value: number, unit: FactUnit, locale: Locale): string {
  const format = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value).replace(/[\u00a0\u202f]/g, ' ')
  if (unit === 'BRL' || unit === 'USD' || unit === 'EUR') {
    const digits = Number.isInteger(value) ? 0 : 2
    return format({ style: 'currency', currency: unit, minimumFractionDigits: digits, maximumFractionDigits: 2 })
  }
  if (unit === 'percent') return `${format({ maximumFractionDigits: 4 })}%`
  if (unit === 'fraction') return `${format({ style: 'percent', maximumFractionDigits: 4 })}`
  if (unit === 'pp') return `${format({ maximumFractionDigits: 4 })} p.p.`
  if (unit === 'times') return `${format({ maximumFractionDigits: 4 })}×`
  if (unit === 'quarter') return sayNumber(value * 3, 'month', locale)
  const duration = DURATIONS[unit]
  if (duration !== undefined) return format({ style: 'unit', unit: duration, unitDisplay: 'long' })
  return format({ maximumFractionDigits: 4 })
}

/** A quarter is three months. */
function sayPeriod(per: FactPeriod, locale: Locale): string {
  if (per !== 'quarter') return template(`per.${per}`, locale)
  return `/ ${sayNumber(3, 'month', locale)}`
}
