import { Decimal } from 'decimal.js'
import type { CalculationNode } from '../calculation/node.ts'
import { type LocaleName, template } from './locale.ts'

/**
 * A node's value for people: "R$ 1.234/mês", "18,4%", "5,2 meses". `abs` drops the sign and `bare` the period, where
 * the words carry them; `up` and `down` make a count whole: what must be sold, what may be lost.
 */
export function formatNode(node: CalculationNode, locale: LocaleName, modifier?: string): string {
  const exact = new Decimal(node.value)
  const value = rounded(exact, modifier).toNumber()
  const number = (most: number, least = 0) => plain(value, locale, most, least)
  const perMonth = modifier === 'bare' ? '' : template('unit.per_month', locale)
  switch (node.unit) {
    case 'BRL':
      return money(value, 'BRL', locale)
    case 'BRL/month':
      return money(value, 'BRL', locale) + perMonth
    case 'USD':
    case 'EUR':
      return money(value, node.unit, locale)
    case 'share':
      return percent(value, locale)
    case 'share/month':
      return `${percent(value, locale, 2)} ${template('unit.rate_per_month', locale)}`
    case 'count':
      return number(digitsFor(value))
    case 'count/month':
      return number(digitsFor(value)) + perMonth
    case 'months':
      return `${number(1)} ${template(Math.abs(value) < 1.95 && Math.abs(value) >= 0.95 ? 'unit.month' : 'unit.months', locale)}`
    case 'days':
      return `${number(0)} ${template('unit.days', locale)}`
    case 'times':
      return number(2)
    case 'score':
      return number(1, 1)
    case 'weight':
      return percent(value, locale)
  }
}

function rounded(exact: Decimal, modifier: string | undefined): Decimal {
  switch (modifier) {
    case 'abs':
      return exact.abs()
    case 'up':
      return exact.toDecimalPlaces(6).ceil()
    case 'down':
      return exact.toDecimalPlaces(6).floor()
    default:
      return exact
  }
}

function money(value: number, currency: string, locale: LocaleName): string {
  const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0
  const text = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value === 0 ? 0 : value)
  return tidy(text)
}

function percent(value: number, locale: LocaleName, most = 1): string {
  return `${plain(value * 100, locale, most, 0)}%`
}

function digitsFor(value: number): number {
  return Math.abs(value) < 10 ? 1 : 0
}

function plain(value: number, locale: LocaleName, most: number, least: number): string {
  const text = new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: 'always',
  }).format(value)
  // A value that rounds to nothing has no sign.
  return tidy(/[1-9]/.test(text) ? text : text.replace('-', ''))
}

/** Intl puts no-break spaces; plain ones survive every export and comparison. */
function tidy(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
