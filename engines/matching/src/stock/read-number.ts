import { parseFigures } from '@recado/brazil/parse-figures'

/**
 * How a file may write one number: with one mark, or grouped by thousands and with decimals after another mark. What
 * sentences forgive ("12.34,56") is two cells run into one here, and no number.
 */
const WRITTEN = /^(\d+([.,]\d+)?|\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}(,\d{3})+(\.\d+)?)$/
/** Three figures behind a leading nought are decimals: nobody writes 850 as "0.850". */
const DECIMALS = /^0\d{0,2}[.,]\d{3}$/

/**
 * A number as people and programs in Brazil write it: "R$ 65.900,00", "65900.00", "65.900", "57.632 km",
 * "65900 BRL", "1.5", "85 mil km". Units go, the figures are read as everywhere. Undefined when it is no single number.
 */
export function readNumber(raw: string | number): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined
  const text = raw.replace(/R\$|BRL|reais|km|mi(les|lhas)|mi$|[\s\u00a0]/gi, '').replace(/,-$/, '')
  const [, sign, written, thousands] = /^([-+]?)(\d[\d.,]*?)[.,]*(mil)?$/i.exec(text) ?? []
  if (written === undefined || !WRITTEN.test(written)) return undefined
  const figures = DECIMALS.test(written)
    ? parseFigures(written, { locale: written.includes('.') ? 'en' : 'pt-BR' })
    : parseFigures(written, { money: true })
  if (figures === undefined) return undefined
  const value = thousands === undefined ? figures : Math.round(figures * 1000)
  return sign === '-' ? -value : value
}
