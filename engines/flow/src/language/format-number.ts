import type { Locale } from './locale.ts'

/** 1234.5 → "1.234,5" (pt-BR, es) or "1,234.5" (en); at most two decimals. */
export function formatNumber(value: number, locale: Locale): string {
  return group(Math.round(Math.abs(value) * 100) / 100, value < 0, locale, 0)
}

/** Centavos → "R$ 1.200,50". The currency is Brazilian in every language; only the separators follow the reader. */
export function formatBrl(centavos: number, locale: Locale): string {
  return `R$ ${group(Math.abs(Math.round(centavos)) / 100, centavos < 0, locale, 2)}`
}

/** Centavos → "R$ 54.900", the way prices of cars are written. */
export function formatWholeBrl(centavos: number, locale: Locale): string {
  return `R$ ${group(Math.round(Math.abs(centavos) / 100), centavos < 0, locale, 0)}`
}

// Written by hand: Intl.NumberFormat puts a no-break space after R$, which people's searches and tests then miss.
function group(value: number, negative: boolean, locale: Locale, decimals: number): string {
  const [thousands, decimal] = locale === 'en' ? [',', '.'] : ['.', ',']
  if (value >= 1e21) return String(value)
  const [whole = '0', fraction = ''] = (decimals > 0 ? value.toFixed(decimals) : String(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${negative ? '-' : ''}${grouped}${fraction ? decimal + fraction : ''}`
}
