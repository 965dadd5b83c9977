import type { FactPeriod, FactUnit } from '@recado/contracts/execution-facts'
import { useTranslation } from 'react-i18next'
import { formatAmount } from './facts/format-amount.ts'

const CURRENCIES: readonly string[] = ['BRL', 'USD', 'EUR']

/** Numbers of the calculation as the reader's language writes them; what has a text of its own is shown by that. */
export function useAmount() {
  const { t, i18n } = useTranslation('consultor')
  const locale = i18n.language
  const plain = (value: number, most: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: most, useGrouping: 'always' }).format(value)
  const money = (value: number, currency: string, digits: number) =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency, maximumFractionDigits: digits, minimumFractionDigits: digits },
    } as Intl.NumberFormatOptions).format(value)

  /** A node's value by its unit: `BRL/month` → "R$ 1.234/mês", `share` → "18,4%". */
  const node = (value: number, unit: string): string => {
    const [what = '', per] = unit.split('/')
    const rate = per === undefined ? '' : t('per_month')
    if (CURRENCIES.includes(what)) {
      const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0
      return money(value, what, digits) + rate
    }
    if (what === 'share' || what === 'weight') return `${plain(value * 100, 1)}%${rate}`
    if (what === 'months') return t('months', { count: Number(value.toFixed(1)), value: plain(value, 1) })
    if (what === 'days') return t('days', { count: Math.round(value), value: plain(value, 0) })
    return plain(value, what === 'count' && Math.abs(value) >= 10 ? 0 : 2) + rate
  }
  /** How far two values are apart, with its sign; shares differ by points. */
  const difference = (value: number, unit: string): string => {
    const size = Math.abs(value)
    const text = unit.startsWith('share') ? `${plain(size * 100, 1)} ${t('units.pp')}` : node(size, unit)
    return `${value > 0 ? '+' : '−'}${text}`
  }
  /** What stands before or behind a field of a fact: "R$", "%", "dias". */
  const unitName = (unit: FactUnit) => t(`units.${unit}`)
  /** A fact's value: "R$ 80,00 por mês", "25%", "10 a 12 dias". */
  const fact = (given: { value: number; value_high: number | null; unit: FactUnit; period: FactPeriod | null }) => {
    const number = (value: number) =>
      CURRENCIES.includes(given.unit)
        ? money(value, given.unit, Number.isInteger(value) ? 0 : 2)
        : formatAmount(value, given.unit, locale)
    const range =
      given.value_high === null
        ? number(given.value)
        : t('range', { from: number(given.value), to: number(given.value_high) })
    const unit =
      CURRENCIES.includes(given.unit) || given.unit === 'count'
        ? ''
        : given.unit === 'percent'
          ? '%'
          : ` ${unitName(given.unit)}`
    return `${range}${unit}${given.period === null ? '' : ` ${t(`periods.${given.period}`)}`}`
  }
  return { node, difference, fact, unitName }
}
