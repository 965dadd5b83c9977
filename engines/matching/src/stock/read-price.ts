import { readNumber } from './read-number.ts'

const PARTIAL = /entrada|parcela|presta[cç]|sinal|mensa|\d\s*x\b/i
const AMOUNT = /R\$\s*\d[\d.,]*(?:\s*mil\b)?/gi

/**
 * A price as adverts word it: "R$ 31.900,00 à vista", "de R$ 35.900 por R$ 33.900" (the latter). What names a down payment or
 * instalments is no price.
 */
export function readPrice(raw: string): number | undefined {
  const plain = readNumber(raw)
  if (plain !== undefined || PARTIAL.test(raw)) return plain
  const now = /\bpor\b(.*)$/is.exec(raw)?.[1] ?? raw
  const amounts = now.match(AMOUNT) ?? []
  if (amounts.length > 1) return undefined
  return readNumber(amounts[0] ?? now.replace(/\b(apenas|somente|s[oó])\b|[aà] ?vista|:|!/gi, ''))
}
