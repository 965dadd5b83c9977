import { MULTIPLIERS, numberWord } from './number-words.ts'
import { type FigureOptions, parseFigures } from './parse-figures.ts'

export type TermOptions = FigureOptions

const TOKEN = /-?(?:\d[\d.,]*|[.,]\d+)|[a-z]+|\$|,/g
// Words that stand beside a number without changing it: "uns 50 mil reais", "até R$ 900 por mês".
const CURRENCY = new Set(['r', 'brl', 'real', 'reais', 'conto', 'contos', 'pila', 'pilas', 'mangos'])

export function tokensOf(plain: string): string[] {
  return plain.match(TOKEN) ?? []
}

type Term = { value: number; scale: number }

/** "2 mil e 500" → 2500. A second number only joins the first where it is smaller than the first one's multiplier. */
export function sumTerms(tokens: string[], options: TermOptions): number | 'several' | undefined {
  const terms: Term[] = []
  let joins = false
  for (const [index, token] of tokens.entries()) {
    const multiplier = Object.hasOwn(MULTIPLIERS, token) ? MULTIPLIERS[token]! : undefined
    const last = terms.at(-1)
    if (multiplier !== undefined) {
      if (last?.scale === 1 && joins) {
        // "10 mil, 15 mil" are two amounts; "10 mil (dez mil)" is one said twice.
        if (scaleTail(terms, multiplier) === 'several') return 'several'
      } else if (last === undefined) terms.push({ value: multiplier, scale: multiplier })
      joins = true
      continue
    }
    const value = numberOf(token, options)
    if (value === undefined) {
      joins = joins && (token === 'e' || token === '$' || CURRENCY.has(token))
      continue
    }
    // "um carro", "uma entrada": an article is a number only where nothing else is.
    if (isArticle(tokens, index, options)) continue
    if (value === 0.5 && isWord(token) && !isHalfOf(tokens, index)) continue
    // "3 (três)" says the same twice.
    if (last && tokens[index - 1] !== 'e' && value === terms.reduce((sum, term) => sum + term.value, 0)) continue
    if (last && value === 0.5 && tokens[index - 1] === 'e') terms.push({ value: 0.5 * last.scale, scale: 1 })
    else if (last && joins && canFollow(last, value, tokens[index - 1] === 'e', isWord(token)))
      terms.push({ value, scale: 1 })
    else if (last) return 'several'
    else terms.push({ value, scale: 1 })
    joins = true
  }
  if (terms.length === 0) return tokens.some((_, index) => isOne(tokens, index, options)) ? 1 : undefined
  const total = sumOf(terms)
  return Number.isFinite(total) ? round(total) : undefined
}

/** "cento e vinte mil": a multiplier takes every number since the last multiplier. */
function scaleTail(terms: Term[], multiplier: number): 'several' | undefined {
  let value = 0
  while (terms.at(-1)?.scale === 1) value += terms.pop()!.value
  const before = terms.at(-1)
  if (before && before.scale <= multiplier) return sumOf(terms) === value * multiplier ? undefined : 'several'
  terms.push({ value: value * multiplier, scale: multiplier })
  return undefined
}

function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.value, 0)
}

/** "só um", "um real"; but not "um pouco", and no amount of money in "um carro de entrada". */
function isOne(tokens: string[], index: number, { money }: TermOptions): boolean {
  if (tokens[index] !== 'um' && tokens[index] !== 'uma') return false
  const next = tokens[index + 1]
  if (next === undefined) return true
  return money
    ? CURRENCY.has(next)
    : !/^(?:pouc|pouqu|monte|bocado|tant|bom|boa|galera|turma|grande|cert|valor|dia|ou)/.test(next)
}

/** "um" and "uma" count in "um milhão" and "vinte e um", not in "um carro de 50 mil". */
function isArticle(tokens: string[], index: number, options: TermOptions): boolean {
  if (tokens[index] !== 'um' && tokens[index] !== 'uma') return false
  const [before, next] = [tokens[index - 2], tokens[index + 1]]
  if (tokens[index - 1] === 'e' && before !== undefined && isWord(before) && numberOf(before, options) !== undefined)
    return false
  // "um ou dois", "um e meio", "uma hora e meia".
  if (
    next === 'ou' ||
    tokens[index - 1] === 'ou' ||
    (next === 'a' && numberOf(tokens[index + 2] ?? '', options) !== undefined)
  )
    return false
  if (isHalf(tokens, index + 1) || isHalf(tokens, index + 2)) return false
  return !(
    next !== undefined &&
    (Object.hasOwn(MULTIPLIERS, next) || (isWord(next) && numberOf(next, options) !== undefined))
  )
}

/** "meio" is a number in "meio milhão", "dois e meio", "meia hora" and alone, not in "meio caro". */
function isHalfOf(tokens: string[], index: number): boolean {
  const next = tokens[index + 1]
  if (tokens[index - 1] === 'e' || tokens.length === 1) return true
  return (
    next !== undefined &&
    (Object.hasOwn(MULTIPLIERS, next) || /^(?:hora|quilo|kg|metro|litro|dia|periodo|ano|mes)$/.test(next))
  )
}

function isHalf(tokens: string[], index: number): boolean {
  return tokens[index] === 'e' && (tokens[index + 1] === 'meio' || tokens[index + 1] === 'meia')
}

function canFollow(last: Term, value: number, joined: boolean, word: boolean): boolean {
  if (value < 0) return false
  if (last.scale > 1) return value < last.scale
  // "cento e vinte e cinco": words, each smaller than the one before.
  return joined && word && value < last.value && last.value % 10 === 0
}

function isWord(token: string): boolean {
  return /^[a-z]+$/.test(token)
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function numberOf(token: string, options: TermOptions): number | undefined {
  return isWord(token) ? numberWord(token) : parseFigures(token, options)
}
