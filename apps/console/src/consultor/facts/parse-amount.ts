/**
 * A number as people type it in their language: "1.234,50", "R$ 45 mil", "1,2 mi", "25%"; undefined for what is none.
 * A sign that groups thousands only does so before exactly three digits: in Portuguese "1.5" is one and a half.
 */
export function parseAmount(text: string, locale: string): number | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(-?)\s*(r\$|us\$|\$|€)\s*/, '$1')
    .replace(/\s*%$/, '')
  const [, sign, digits = '', scale = ''] = word.match(/^([-−]?)\s*([\d.,\s]*\d[.,]?)\s*(\p{L}*)$/u) ?? []
  const times = SCALES[scale]
  const number = readDigits(digits.replace(/\s/g, ''), locale.startsWith('en') ? '.' : ',')
  if (times === undefined || number === undefined) return undefined
  // 1.2 × 1,000,000 by decimals, not by a product that ends in …999.
  const value = Number(`${number}e${times}`)
  return sign ? -value : value
}

/** Powers of ten. */
const SCALES: Record<string, number> = {
  ...{ '': 0, mil: 3, k: 3, mi: 6, milhão: 6, milhões: 6, m: 6, millón: 6, millones: 6, million: 6, bi: 9, bilhões: 9 },
}

function readDigits(digits: string, decimal: ',' | '.'): string | undefined {
  const group = decimal === ',' ? '.' : ','
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`)
  if (grouped.test(digits)) return digits.replaceAll(group, '').replace(decimal, '.').replace(/\.$/, '')
  if (/^\d+([.,]\d*)?$/.test(digits)) return digits.replace(',', '.').replace(/\.$/, '')
  return undefined
}
