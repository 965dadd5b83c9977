import type { Locale } from '../language/locale.ts'
import { withoutNegated } from './clauses.ts'
import { countedThings } from './counted-things.ts'
import { MULTIPLIERS, numberWord } from './number-words.ts'
import { type Reading, refused, taken } from './reading.ts'

export type NumberOptions = { locale?: Locale; min?: number; max?: number; whole?: boolean; money?: boolean }

const TOKEN = /-?(?:\d[\d.,]*|[.,]\d+)|[a-z]+|\$|,/g
const FRACTION_OF_GROUP = /^\d{1,3}([.,]\d{3})+$/
// Words that stand beside a number without changing it: "uns 50 mil reais", "até R$ 900 por mês".
const CURRENCY = new Set(['r', 'brl', 'real', 'reais', 'conto', 'contos', 'pila', 'pilas', 'mangos'])

/**
 * Reads a number the way Brazilians write it: `1.200,50`, `R$ 45 mil`, `1,2 mi`, `2 mil e 500`, `cinquenta mil`, `3k`.
 * Words around it are ignored; two different numbers ("40 a 50 mil") are refused rather than guessed.
 * Under `en` the comma groups and the dot is decimal. A lone dot or comma before exactly three digits groups
 * (`1.200`), except the decimal sign of plain numbers; with `money` both do, since cents have two digits.
 */
export function readNumber(text: string, options: NumberOptions = {}): Reading<number> {
  const plain = plainOf(text)
  const said = withoutNegated(plain)
  const vague = VAGUE.test(said) && !/nao mais/.test(said)
  const found = vague ? 'several' : options.money ? sumTerms(tokensOf(said), options) : countOf(plain, said, options)
  if (found === 'several') return refused('number_several')
  if (found === undefined) return refused(options.money ? 'money' : 'number')
  if (options.whole && !Number.isInteger(found)) return refused('number_not_whole')
  if (options.min !== undefined && found < options.min) return refused('number_too_small', { min: String(options.min) })
  if (options.max !== undefined && found > options.max) return refused('number_too_large', { max: String(options.max) })
  return taken(found)
}

/** "nenhum", "nenhum filho", but not "nenhuma ideia". */
const NONE =
  /^(?:nenhum|nenhuma|ninguem|zero|nada|none|ninguno|ninguna)(?:[ ,]+(?!ideia|nocao|dess|del|outr|dos|das|certeza|sei)[a-z]+){0,3}[\s.!]*$/
/** A number that bounds what is meant, or only comes near it. */
const VAGUE =
  /(?:^| )(?:(?:mais|menos|acima|abaixo) (?:de|do que|que)|more than|less than|mas de|menos de)(?= )|(?:^| )ou mais(?: |$)|(?:^| )e (?:pouc[oa]s?|pouquinho|tant[oa]s?|la vai|alguma coisa|uns (?:quebrados|trocados))(?: |$)/

function countOf(plain: string, said: string, options: NumberOptions): number | 'several' | undefined {
  if (NONE.test(plain.trim())) return 0
  if (
    /^nem um[a]?$|^nao (?:tenho|temos|tem) (?:nenhum[a]?|filh[oa]s?|pets?|animais|dependentes|criancas?|irmaos?)[\s.!]*$/.test(
      plain.trim(),
    )
  )
    return 0
  const tall = /^\D*?(\d|um|dois) metros? e (\d{2}|[a-z]+(?: e [a-z]+)?)[\s.!]*$/.exec(said)
  if (tall) {
    const [metres, rest] = [tall[1]!, tall[2]!].map((part) => sumTerms(tokensOf(part), {}))
    if (typeof metres === 'number' && typeof rest === 'number' && rest < 100) return metres + rest / 100
  }
  const metres = /^\D*(\d)\s?m\s?(\d{2})\D*$/.exec(said)
  if (metres) return Number(`${metres[1]}.${metres[2]}`)
  const [counted = ''] = said.split(/\b(?:sendo|incluindo|contando|inclusive|dos quais|das quais)\b/)
  return countedThings(counted) ?? sumTerms(tokensOf(counted), options)
}

/** Without accents and in small letters; fullwidth and keycap digits arrive from phones' keyboards. */
export function plainOf(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\bpor cento\b/g, '%')
}

function tokensOf(plain: string): string[] {
  return plain.match(TOKEN) ?? []
}

type Term = { value: number; scale: number }

/** "2 mil e 500" → 2500. A second number only joins the first where it is smaller than the first one's multiplier. */
function sumTerms(tokens: string[], options: NumberOptions): number | 'several' | undefined {
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
function isOne(tokens: string[], index: number, { money }: NumberOptions): boolean {
  if (tokens[index] !== 'um' && tokens[index] !== 'uma') return false
  const next = tokens[index + 1]
  if (next === undefined) return true
  return money
    ? CURRENCY.has(next)
    : !/^(?:pouc|pouqu|monte|bocado|tant|bom|boa|galera|turma|grande|cert|valor|dia|ou)/.test(next)
}

/** "um" and "uma" count in "um milhão" and "vinte e um", not in "um carro de 50 mil". */
function isArticle(tokens: string[], index: number, options: NumberOptions): boolean {
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

function numberOf(token: string, { locale, money }: NumberOptions): number | undefined {
  if (isWord(token)) return numberWord(token)
  if (token === '$') return undefined
  const negative = token.startsWith('-')
  const written = token.replace(/^-/, '').replace(/[.,]+$/, '')
  const decimal = decimalSign(written, locale === 'en' ? '.' : ',', money === true)
  const at = decimal === '' ? written.length : written.lastIndexOf(decimal)
  const figures = (part: string) => part.replace(/[.,]/g, '')
  const plain =
    at < written.length ? `${figures(written.slice(0, at))}.${figures(written.slice(at + 1))}` : figures(written)
  const value = Number(plain)
  return plain === '' || !Number.isFinite(value) ? undefined : negative ? -value : value
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

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
