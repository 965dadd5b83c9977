import type { FactUnit } from '@recado/contracts/execution-facts'

/** A value as a field shows it, to be typed over: grouped, without its unit. Money has its centavos where it has any. */
export function formatAmount(value: number, unit: FactUnit, locale: string): string {
  const isMoney = unit === 'BRL' || unit === 'USD' || unit === 'EUR'
  return new Intl.NumberFormat(locale, {
    useGrouping: 'always',
    minimumFractionDigits: isMoney && !Number.isInteger(value) ? 2 : 0,
    maximumFractionDigits: 10,
  }).format(value)
}
