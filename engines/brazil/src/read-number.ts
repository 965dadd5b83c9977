import { withoutNegated } from './clauses.ts'
import { countedThings } from './counted-things.ts'
import { type Reading, refused, taken } from './reading.ts'
import { sumTerms, type TermOptions, tokensOf } from './sum-terms.ts'

export type NumberOptions = TermOptions & {
  min?: number | undefined
  max?: number | undefined
  whole?: boolean | undefined
  /** The question asks for a limit, so that "menos de 80 mil" answers an `at_most`. */
  limit?: keyof typeof LIMIT_WORDS | undefined
}

/**
 * Reads a number the way Brazilians write it: `1.200,50`, `R$ 45 mil`, `1,2 mi`, `2 mil e 500`, `cinquenta mil`, `3k`.
 * Words around it are ignored; two different numbers ("40 a 50 mil") are refused rather than guessed.
 * Under `en` the comma groups and the dot is decimal. A lone dot or comma before exactly three digits groups
 * (`1.200`), except the decimal sign of plain numbers; with `money` both do, since cents have two digits.
 */
export function readNumber(text: string, options: NumberOptions = {}): Reading<number> {
  const plain = options.limit === undefined ? plainOf(text) : plainOf(text).replace(LIMIT_WORDS[options.limit], ' ')
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

/** What only repeats the limit that was asked for. */
const LIMIT_WORDS = {
  at_most: /(?<!mais ou )\b(?:menos|abaixo) (?:de|do que|que) |\bless than |\bunder /g,
  at_least: /\b(?:mais|acima) (?:de|do que|que) |\bmore than |\bmas de |\bou mais(?= |$)/g,
} as const

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
