import { NUMBER_WORDS } from '@recado/brazil/number-words'
import type { Token } from './token.ts'

/** A number as it was written, before it is known what it counts. */
export interface Amount {
  value: number
  /** Written in full: "60 mil", "60k", "45.000". A bare 60 may mean 60 thousand. */
  full: boolean
  /** "1.6": so engines are told. */
  decimal: boolean
  /** How many tokens it takes. */
  length: number
}

/** "Meia" is six in a search: a plate or a model is dictated so. */
const WORDS = new Map(Object.entries({ ...NUMBER_WORDS, meia: 6, dezoite: 18 }))
const THOUSAND = new Set(['mil', 'k', 'milha', 'mill'])
const MILLION = new Set(['milhao', 'milhoes', 'mi'])

/** Reads figures or number words that start at a token; undefined when none do. A lone "um" is an article. */
export function readAmount(tokens: readonly Token[], at: number): Amount | undefined {
  const first = tokens[at]!
  if (first.kind === 'number') return withThousands(tokens, at, { ...readFigures(first.plain), length: 1 })
  if (THOUSAND.has(first.plain) && first.plain !== 'k')
    return addRest(tokens, at, { value: 1000, full: true, decimal: false, length: 1 })
  const small = readWords(tokens, at)
  if (small === undefined) return undefined
  const amount = withThousands(tokens, at, { ...small, full: false, decimal: false })
  return amount.length === 1 && /^(?:uma?|mei[oa])$/.test(first.plain) ? undefined : amount
}

/** "62.900,00", "1.5", "2,0": a mark before exactly three digits groups, any other is decimal. */
function readFigures(text: string): Omit<Amount, 'length'> {
  const [, whole = text, mark, cents = ''] = /^(.*)([.,])(\d+)$/.exec(text) ?? []
  if (mark === undefined) return { value: Number(text), full: false, decimal: false }
  const others = whole.replace(/[.,]/g, '')
  if (cents.length === 3 && whole !== '0') return { value: Number(others + cents), full: true, decimal: false }
  const full = /[.,]/.test(whole) || cents.length === 2
  return { value: Number(`${others}.${cents}`), full, decimal: !full }
}

function readWords(tokens: readonly Token[], at: number): { value: number; length: number } | undefined {
  let value = WORDS.get(tokens[at]!.plain)
  if (value === undefined) return undefined
  let length = 1
  let part = value
  while (at + length < tokens.length) {
    const next = WORDS.get(tokens[at + length + 1]?.plain ?? '')
    const fits = next !== undefined && next > 0 && (part >= 100 ? next < 100 : part >= 20 && next < 10)
    if (tokens[at + length]?.plain !== 'e' || !fits) return { value, length }
    value += next
    part = next
    length += 2
  }
  return { value, length }
}

function withThousands(tokens: readonly Token[], at: number, amount: Amount): Amount {
  const next = tokens[at + amount.length]?.plain ?? ''
  if (MILLION.has(next))
    return { value: amount.value * 1_000_000, full: true, decimal: false, length: amount.length + 1 }
  if (!THOUSAND.has(next)) return amount
  // "45.000 mil" says the thousand twice.
  const times = amount.value >= 1000 && next === 'mil' ? 1 : 1000
  const value = Math.round(amount.value * times)
  return addRest(tokens, at, { value, full: true, decimal: false, length: amount.length + 1 })
}

/** "45 mil e quinhentos", "mil e duzentos", "dois mil e dezoito"; not "60 mil e 7 lugares", nor "60 mil e 70 mil". */
function addRest(tokens: readonly Token[], at: number, amount: Amount): Amount {
  const and = tokens[at + amount.length]?.plain === 'e'
  const start = at + amount.length + (and ? 1 : 0)
  const next = tokens[start]
  if (next === undefined) return amount
  const rest =
    next.kind === 'number'
      ? and &&
        (amount.value === 2000 ? /^\d{1,3}$/ : /^[1-9][05]0$/).test(next.plain) && {
          value: Number(next.plain),
          length: 1,
        }
      : readWords(tokens, start)
  if (!rest || rest.value >= 1000) return amount
  const after = tokens[start + rest.length]?.plain ?? ''
  if (THOUSAND.has(after) || /^(?:cv|cavalos?|lugares|portas|parcelas|vezes|x|meses|airbags?|litros|dono)$/.test(after))
    return amount
  // "dois mil e quinze" is a year and "mil e duzentos" a price; "sessenta mil e cinco" is neither.
  if (rest.value < 100 && amount.value !== 2000 && amount.value !== 1000) return amount
  if (!and && rest.value < 100) return amount
  const value = amount.value + rest.value
  return { value, full: value > 2100, decimal: false, length: start - at + rest.length }
}
