import { numbersSought, thousandsSought } from './number-forms.ts'
import { findPhones, phoneSought } from './phone-forms.ts'
import { samePhrases, sameWords } from './same-words.ts'
import { joinParts, type Part, splitParts } from './split-parts.ts'
import { stemWord } from './stem-word.ts'

/** What has to be in a message, or must not: any one of its forms, each a phrase of lexemes (mostly of one). */
export interface Term {
  without: boolean
  forms: readonly (readonly string[])[]
}

/** More words than that are no search, but a text that was pasted. */
const MOST_TERMS = 20
/** Neighbours that the message may have in one: "test drive". */
const NEIGHBOURS = 3

/** All these words; "in quotes" in that order, -without. Empty when it holds nothing to look for. */
export function readQuery(typed: string): Term[] {
  const terms: Term[] = []
  let plain = ''
  // What stands between quotes and exclusions is read as one: a phone has blanks.
  for (const [whole, minus, quoted, excluded] of typed.matchAll(PIECE)) {
    if (quoted !== undefined) terms.push(...phraseOf(quoted, minus === '-'))
    else if (excluded !== undefined) terms.push(...phraseOf(excluded, true))
    else plain += whole
    if (quoted !== undefined || excluded !== undefined) plain += '\n\n\n'
  }
  terms.push(...termsOf(plain))
  const wanted = terms.some(({ without }) => !without) ? terms : terms.map((term) => ({ ...term, without: false }))
  return wanted.slice(0, MOST_TERMS)
}

/** Quotes, straight or as phones set them; a minus where a word begins; everything else one character at a time. */
const PIECE = /(?<!\S)(-?)["“”«»]([^"“”«»]+)["“”«»]|(?<!\S)-(?=[\p{L}\p{N}])(\S+)|[\s\S]/gu

function phraseOf(text: string, without: boolean): Term[] {
  const parts = splitParts(text)
  if (parts.length === 0) return []
  return [{ without, forms: formsOf(parts) }]
}

/** Parts in their order, or in one. */
function formsOf(parts: readonly Part[]): string[][] {
  const forms = [parts.map(({ lexeme }) => lexeme)]
  if (parts.length > 1 && parts.length <= 6) forms.push([joinParts(parts)])
  if (parts.some(({ number }) => number)) forms.push(...numbersSought(parts))
  const [phone] = findPhones(parts)
  if (phone?.first === 0 && phone.last === parts.length - 1) forms.push(...phoneSought(phone).map((lexeme) => [lexeme]))
  return forms
}

interface Group {
  parts: Part[]
  /** Place of its first part. */
  first: number
  forms: string[][]
}

function termsOf(text: string): Term[] {
  const parts = splitParts(text)
  const groups: Group[] = []
  for (const [at, part] of parts.entries()) {
    const last = groups.at(-1)
    if (part.joint === 'tight' && last !== undefined) last.parts.push(part)
    else groups.push({ parts: [part], first: at, forms: [] })
  }
  for (const group of groups) {
    const { parts: own } = group
    group.forms.push(...formsOf(own), ...halvesOf(own), ...brandOf(own), ...nounsAndVerbsOf(own), ...sameAs(own))
  }
  joinNeighbours(groups)
  saySame(groups)
  for (const phone of findPhones(parts)) {
    const inside = groups.filter(
      ({ first, parts: own }) => first >= phone.first && first + own.length - 1 <= phone.last,
    )
    for (const { forms } of inside) forms.push(...phoneSought(phone).map((lexeme) => [lexeme]))
  }
  const said = groups.filter((group, at) => !isLight(group, groups[at + 1]))
  return (said.length > 0 ? said : groups).map(({ forms }) => ({ without: false, forms }))
}

/** Each of some neighbours is also found where they are written in one. */
function joinNeighbours(groups: readonly Group[]): void {
  for (let first = 0; first < groups.length; first++) {
    for (let count = 2; count <= NEIGHBOURS && first + count <= groups.length; count++) {
      const together = groups.slice(first, first + count)
      if (!together.slice(1).every(({ parts: [part] }) => /^\s$/u.test(part?.before ?? ''))) break
      const joined = [joinParts(together.flatMap(({ parts }) => parts))]
      const [one, other] = together
      const thousands = count === 2 && one && other ? thousandsSought(one.parts, other.parts) : []
      for (const { forms } of together) forms.push(joined, ...thousands)
    }
  }
}

/** The other way about: one word that the message may have as two. */
function halvesOf(parts: readonly Part[]): string[][] {
  const [word] = parts
  if (word === undefined || parts.length > 1 || word.folded.length < 6 || word.folded.length > 24) return []
  return Array.from({ length: word.folded.length - 3 }, (_, n) => n + 2)
    .map((at) => [word.folded.slice(0, at), word.folded.slice(at)])
    .filter(([first = '', second = '']) => first.isWellFormed() && !ENDINGS.has(second))
    .map((halves) => halves.map((half) => (word.number ? half : stemWord(half))))
}

/** "iphone15" where somebody wrote "iPhone 15": there a capital parts it, and the number stands apart. */
function brandOf([word, number, more]: readonly Part[]): string[][] {
  if (word === undefined || number?.number !== true || more !== undefined || word.number) return []
  const [initial = '', ...rest] = word.folded
  return rest.length < 3 ? [] : [[stemWord(initial), stemWord(rest.join('')), number.lexeme]]
}

/**
 * "vistoria" and "vistoriado", "anúncio" and "anunciar": Snowball takes the i for a part of the ending in one and not in the
 * other. Both are looked for, where so much is left that it is no other word ("avaliar" is not "aval").
 */
function nounsAndVerbsOf([word, more]: readonly Part[]): string[][] {
  if (word === undefined || more !== undefined || !IN_I.test(word.folded)) return []
  const bare = word.lexeme.replace(/i$/, '')
  return bare.length < 5 || bare === word.folded ? [] : [[bare], [`${bare}i`]]
}

const IN_I = /i(?:[ao]s?|ar|ad[ao]s?|ei|ou|am|ando|aram|aremos?|ador[ae]?s?)$/

/** Other ways of writing it: "vc" and "você", "1º" and "primeiro". */
function sameAs(parts: readonly Part[]): string[][] {
  const [word, more] = parts
  if (word === undefined) return []
  return sameWords(more === undefined ? word.lexeme : joinParts(parts)).map((form) => [...form])
}

/** "fim de semana" is also "fds". */
function saySame(groups: readonly Group[]): void {
  const words = groups.map(({ parts }) => (parts.length === 1 ? (parts[0]?.folded ?? '') : ''))
  for (const at of groups.keys()) {
    for (const { count, forms } of samePhrases(words, at)) {
      for (const group of groups.slice(at, at + count)) group.forms.push(...forms.map((form) => [...form]))
    }
  }
}

/** Ends of forms that are words too: "comprado" is not "compra do". */
const ENDINGS = new Set(
  'do da dos das no na nos nas os as um uma de em ao se me te lhe lhes la lo las los vos mos'.split(' '),
)

/** They say nothing beside other words: "preço do carro" also means "preço de carro". By themselves they count ("o que"). */
const LIGHT = new Set('o a os as um uma uns umas de do da dos das em no na nos nas e ao aos que'.split(' '))

const NUMBER = new Set(['n', 'nr', 'num', 'numero'])

function isLight({ parts: [part, more] }: Group, next: Group | undefined): boolean {
  if (part === undefined || more !== undefined) return false
  return LIGHT.has(part.folded) || (NUMBER.has(part.folded) && next?.parts[0]?.number === true)
}
