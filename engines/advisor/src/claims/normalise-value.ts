import type { Horizon, Period, Unit, Value } from './claim.ts'
import type { Nature } from './metric-nature.ts'

/** A comparable interval: money in `currency`, percentages in percent, durations and flows per month. */
export interface Interval {
  low: number
  high: number
  /** Two intervals compare only when their dimensions are equal. */
  dimension: string
  /** Half of the last digit shown: 8 % may be 8.3 % rounded. Zero for all but shares. */
  rounding: number
  approximate: boolean
}

export interface ExchangeRate {
  from: string
  to: string
  /** How many `to` one `from` buys. */
  rate: number
}

/** Months in one unit of a period; 365 days in 12 months. */
export const monthsIn: Record<Period, number> = { day: 12 / 365, week: 84 / 365, month: 1, quarter: 3, year: 12 }

/** Brings a stated value to one unit, period and currency (BRL where a rate is known). */
export function normaliseValue(
  value: Value,
  nature: Nature | undefined,
  fx: readonly ExchangeRate[] = [],
  monthsOfNeed?: number,
): Interval {
  const scale = value.scale ?? 1
  const base = toBaseUnit(value.unit, nature, fx)
  const period = toMonthly(value.per, base.dimension, nature, monthsOfNeed)
  const convert = (x: number) => period.convert(base.convert(x * scale))
  const ends = [convert(value.low), convert(value.high ?? value.low)]
  return {
    low: value.bound === 'at_most' ? Number.NEGATIVE_INFINITY : Math.min(...ends),
    high: value.bound === 'at_least' ? Number.POSITIVE_INFINITY : Math.max(...ends),
    dimension: base.dimension + period.suffix,
    rounding: nature === 'share' && value.unit === 'percent' ? 0.5 * 10 ** -decimalsOf(value.low) : 0,
    approximate: value.approximate ?? false,
  }
}

/** A horizon in months; nothing stated is "now". */
export function horizonMonths(horizon: Horizon | undefined): number {
  return horizon ? horizon.amount * monthsIn[horizon.unit] : 0
}

function toBaseUnit(unit: Unit, nature: Nature | undefined, fx: readonly ExchangeRate[]) {
  switch (unit) {
    case 'BRL':
      return { dimension: 'BRL', convert: (x: number) => x }
    case 'USD':
    case 'EUR': {
      const rate = rateToReais(unit, fx)
      return rate === undefined
        ? { dimension: unit as string, convert: (x: number) => x }
        : { dimension: 'BRL', convert: (x: number) => x * rate }
    }
    case 'fraction':
      return { dimension: 'percent', convert: (x: number) => x * 100 }
    case 'times':
      return nature === 'change'
        ? { dimension: 'percent', convert: (x: number) => (x - 1) * 100 }
        : { dimension: 'times', convert: (x: number) => x }
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
    case 'year':
      return { dimension: 'months', convert: (x: number) => x * monthsIn[unit] }
    case 'percent':
    case 'pp':
    case 'count':
      return { dimension: unit as string, convert: (x: number) => x }
  }
}

function rateToReais(currency: string, fx: readonly ExchangeRate[]): number | undefined {
  const direct = fx.find((rate) => rate.from === currency && rate.to === 'BRL')
  if (direct) return direct.rate
  const inverse = fx.find((rate) => rate.from === 'BRL' && rate.to === currency)
  return inverse && 1 / inverse.rate
}

function toMonthly(per: Period | undefined, dimension: string, nature: Nature | undefined, monthsOfNeed?: number) {
  const same = (x: number) => x
  if (per === undefined) return { suffix: '', convert: same }
  const months = monthsIn[per]
  if (monthsOfNeed !== undefined) return { suffix: '', convert: (x: number) => (x / months) * monthsOfNeed }
  if (nature === 'rate' || (nature === undefined && dimension === 'percent')) {
    return { suffix: '/month', convert: (x: number) => compound(x, 1 / months) }
  }
  if (nature === 'attrition') return { suffix: '/month', convert: (x: number) => -compound(-x, 1 / months) }
  if (nature === 'flow' || nature === undefined) return { suffix: '/month', convert: (x: number) => x / months }
  return { suffix: '', convert: same }
}

/** Compounds a percentage over `periods` periods (a fraction of one turns a year's rate into a month's). */
function compound(percent: number, periods: number): number {
  const factor = 1 + percent / 100
  return factor <= 0 ? -100 : (factor ** periods - 1) * 100
}

function decimalsOf(x: number): number {
  const text = String(x)
  const dot = text.indexOf('.')
  return dot < 0 ? 0 : text.length - dot - 1
}
