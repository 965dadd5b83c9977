export type FigureOptions = {
  /** BCP 47; under `en` the comma groups and the dot is decimal. */
  locale?: string | undefined
  /** Cents have two digits, so a lone sign before three groups thousands. */
  money?: boolean | undefined
}

const FRACTION_OF_GROUP = /^\d{1,3}([.,]\d{3})+$/

/** Reads figures as they are written, grouped or not: "1.200,50", "1,200.50", "-7", ",5". Undefined where there are none. */
export function parseFigures(token: string, { locale, money }: FigureOptions = {}): number | undefined {
  const negative = token.startsWith('-')
  const written = token.replace(/^-/, '').replace(/[.,]+$/, '')
  const decimal = decimalSign(written, locale?.startsWith('en') ? '.' : ',', money === true)
  const at = decimal === '' ? written.length : written.lastIndexOf(decimal)
  const figures = (part: string) => part.replace(/[.,]/g, '')
  const plain =
    at < written.length ? `${figures(written.slice(0, at))}.${figures(written.slice(at + 1))}` : figures(written)
  const value = Number(plain)
  return !/\d/.test(plain) || !Number.isFinite(value) ? undefined : negative ? -value : value
}

/** Which of the two signs is the decimal one in `written`; '' where all of them group thousands. */
function decimalSign(written: string, usual: string, money: boolean): string {
  const lastDot = written.lastIndexOf('.')
  const lastComma = written.lastIndexOf(',')
  if (lastDot < 0 && lastComma < 0) return ''
  if (lastDot >= 0 && lastComma >= 0) return lastDot > lastComma ? '.' : ','
  const sign = lastDot >= 0 ? '.' : ','
  // "1.299.90": the last two figures are cents.
  if (/^\d{1,3}([.,]\d{3})+[.,]\d{2}$/.test(written)) return sign
  if (written.indexOf(sign) !== written.lastIndexOf(sign)) return ''
  if (FRACTION_OF_GROUP.test(written) && (sign !== usual || money)) return ''
  return sign
}
