/**
 * A number as people and programs in Brazil write it: "R$ 65.900,00", "65900.00", "65.900", "57.632 km",
 * "65900 BRL", "1.5". With both marks the last one is the decimal; one mark before exactly three digits groups
 * thousands, unless what stands before it could not ("0.850", "65900.000"). Undefined when it is no single number.
 */
export function readNumber(raw: string | number): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined
  const text = raw.replace(/R\$|BRL|reais|km|[\s\u00a0]/gi, '').replace(/,-$/, '')
  const found = /^([-+]?)(\d[\d.,]*)$/.exec(text)
  if (found === null) return undefined
  const digits = found[2]!.replace(/[.,]+$/, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const value = last < 0 ? Number(digits) : split(digits, last)
  return value === undefined || !Number.isFinite(value) ? undefined : found[1] === '-' ? -value : value
}

function split(digits: string, last: number): number | undefined {
  const mark = digits[last]!
  const [before, after] = [digits.slice(0, last), digits.slice(last + 1)]
  const isRepeated = before.includes(mark)
  const hasOther = before.includes(mark === '.' ? ',' : '.')
  const groups = /^\d{1,3}([.,]\d{3})*$/
  if (isRepeated && hasOther) return undefined
  if (isRepeated || (!hasOther && after.length === 3 && /^[1-9]\d{0,2}$/.test(before)))
    return groups.test(digits) ? Number(digits.replace(/[.,]/g, '')) : undefined
  if (hasOther && !groups.test(before)) return undefined
  return Number(`${before.replace(/[.,]/g, '')}.${after}`)
}
