import type { Fact } from '../catalogue/read-rows.ts'
import type { Model } from '../model/define-model.ts'
import { numberFormat } from './number-format.ts'
import type { Wording } from './wording.ts'

const DIGITS: Readonly<Record<string, number>> = { km_per_litre: 1, engine_litres: 1, ratio: 0 }

/** One value as people read it: "R$ 64.900", "38.000 km", "12,3 km/l", "SUV", "sim". */
export function formatValue(model: Model, wording: Wording, key: string, value: Fact): string {
  const attribute = model.byKey.get(key)
  if (typeof value === 'string') return wording.messages[`category.${key}.${value}`] ?? value
  if (typeof value === 'boolean') return wording.messages[`boolean.${value}`]!
  return formatAmount(wording, attribute?.unit, value)
}

/**
 * A number in a unit. An unknown unit is formatted as a plain number. A price is shown to the centavo when it has
 * centavos; given a rounding, which suits limits, amounts from R$ 10.000 on lose them.
 */
export function formatAmount(
  { locale, messages }: Wording,
  unit: string | undefined,
  value: number,
  rounding?: 'floor' | 'ceil',
): string {
  const roundingMode = rounding ?? 'halfExpand'
  if (unit === 'brl_cents') {
    const reais = value / 100
    const maximumFractionDigits = Number.isInteger(reais) || (rounding !== undefined && reais >= 10_000) ? 0 : 2
    return numberFormat(locale, {
      style: 'currency',
      currency: 'BRL',
      minimumFractionDigits: maximumFractionDigits,
      maximumFractionDigits,
      roundingMode,
    }).format(reais)
  }
  if (unit === 'ratio') return numberFormat(locale, { style: 'percent', roundingMode }).format(value)
  if (unit === 'year') return String(Math[rounding ?? 'round'](value))
  const maximumFractionDigits = DIGITS[unit ?? ''] ?? (value < 100 && unit === 'count' ? 1 : 0)
  const number = numberFormat(locale, { maximumFractionDigits, roundingMode }).format(value)
  const pattern = messages[`unit.${unit}`]
  return pattern === undefined ? number : pattern.replace('{n}', number)
}
