import type { PersonTerms } from './person-terms.ts'

/** Regular expressions that PostgreSQL and JavaScript read alike; case-sensitive, because they spell the cases out. */
export interface PersonPatterns {
  /** In the person's own conversations: single names, numbers without an area code and what they said of themselves, too. */
  own: string
  /** Everywhere else in the company: what is distinctive. */
  wide: string
  /** With people who share one of the names or numbers: only what nobody shares. */
  unshared: string
}

/** What stands where a name or number stood. No word of a language, so it reads the same in all. */
export const MARK = '▇▇▇'

/** Matches nothing. */
const NOTHING = '(?!x)x'

export interface OthersWith {
  /** Whether another contact has what this alternative finds. */
  isShared(alternative: string): boolean
  /** Whether somebody who works here does: then it is looked for in the person's own conversations alone. */
  isOfMember(alternative: string): boolean
}

export function personPatterns(terms: PersonTerms, { isShared, isOfMember }: OthersWith): PersonPatterns {
  const all = wideAlternatives(terms)
  const wide = all.filter((alternative) => !isOfMember(alternative))
  return {
    own: either([...all, ...ownAlternatives(terms)]),
    wide: either(wide),
    unshared: either(wide.filter((alternative) => !isShared(alternative))),
  }
}

/** Finds whoever is called or reached as the person is. */
export function wholePattern(terms: PersonTerms): string {
  return either(wideAlternatives(terms))
}

/** Each by itself is a whole pattern. */
function wideAlternatives({ names, emails, phones, numbers, handles }: PersonTerms): string[] {
  return [
    // Addresses first: a name may be part of one.
    ...emails.map(email),
    ...names.flatMap(wholeNames),
    ...phones.map((phone) => phonePattern(phone, 'with area code')),
    ...numbers.map(number),
    ...handles.map(handle),
  ]
}

/** Only their addresses. */
export function emailPattern({ emails }: Pick<PersonTerms, 'emails'>): string {
  return either(emails.map(email))
}

function ownAlternatives({ names, phones, said }: PersonTerms): string[] {
  return [
    ...names.flatMap(wordsOf).filter(isTelling).map(word),
    ...phones.map((phone) => phonePattern(phone, 'area code or none')),
    ...said.emails.map(email),
    ...said.numbers.map(number),
  ]
}

function either(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? NOTHING : [...new Set(alternatives)].join('|')
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const PARTICLES: ReadonlySet<string> = new Set(['da', 'de', 'do', 'das', 'dos', 'e', 'del', 'la', 'van', 'von', 'di'])
const LETTER = '0-9A-Za-zÀ-ɏ'
const MARKS = '\u0300-\u036f'
/** Between two words of a name, in a text, an address or a file's name. */
const GAP = '(?:[ \t\r\n\u00a0_.+-]|%20){0,3}'

/** A name of two words and more, with its particles and without, and its first and last word. One word names too many. */
function wholeNames(name: string): string[] {
  const words = wordsOf(name)
  const telling = words.filter(isTelling)
  const [first] = telling
  const last = telling.at(-1)
  if (telling.length < 2 || first === undefined || last === undefined) return []
  return [words, telling, [first, last]].map((list) => bounded(list.map(letters).join(GAP)))
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '')
}

function isTelling(text: string): boolean {
  return text.length >= 2 && !PARTICLES.has(text.toLowerCase())
}

function word(text: string): string {
  return bounded(letters(text))
}

function bounded(pattern: string): string {
  return `(?<![${LETTER}])${pattern}(?![${LETTER}${MARKS}])`
}

/** Each letter in both cases and with every accent, composed or not. */
function letters(text: string): string {
  return [...text.normalize('NFD').replace(/\p{M}/gu, '')].map(letter).join('')
}

function letter(character: string): string {
  const variants = LATIN.get(character.toLowerCase())
  if (variants !== undefined) return `[${variants}][${MARKS}]*`
  const cases = new Set(
    [character, character.toLowerCase(), character.toUpperCase()].filter((c) => [...c].length === 1),
  )
  const escaped = [...cases].map(literal)
  return escaped.length === 1 ? `${escaped[0]}[${MARKS}]*` : `[${escaped.join('')}][${MARKS}]*`
}

/** From a plain letter to all that are it under an accent, both cases. */
const LATIN: ReadonlyMap<string, string> = readLatin()

function readLatin(): Map<string, string> {
  const found = new Map([...'abcdefghijklmnopqrstuvwxyz'].map((plain) => [plain, plain + plain.toUpperCase()]))
  for (let code = 0xc0; code <= 0x24f; code++) {
    const character = String.fromCodePoint(code)
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    const known = found.get(plain)
    if (known !== undefined) found.set(plain, known + character)
  }
  return found
}

// ── addresses and numbers ──────────────────────────────────────────────────────────────────────────────────────────

function email(text: string): string {
  const at = text.lastIndexOf('@')
  const parts = at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
  return `(?<![${LETTER}._%+-])${parts.map(plain).join('(?:@|%40)')}(?![${LETTER}])`
}

function handle(text: string): string {
  return `(?<![${LETTER}])${plain(text)}(?![${LETTER}])`
}

/** The same letters in both cases, nothing folded. */
function plain(text: string): string {
  return [...text]
    .map((character) => {
      const lower = character.toLowerCase()
      const upper = character.toUpperCase()
      return lower === upper || [...lower, ...upper].length !== 2 ? literal(character) : `[${lower}${upper}]`
    })
    .join('')
}

/** What people put between digits. */
const BETWEEN = '[ \t\r\n\u00a0().–/-]{0,3}'

function digits(text: string): string {
  return [...text].join(BETWEEN)
}

function number(text: string): string {
  return `(?<![0-9])${digits(text)}(?![0-9])`
}

/** +55, trunk zero, ninth digit and punctuation or none of them. A number of another country: its digits. */
function phonePattern(phone: string, form: 'with area code' | 'area code or none'): string {
  const brazilian = /^\+?55(\d\d)(9?)(\d{8})$/.exec(phone)
  if (brazilian === null) return number(phone.replace(/\D/g, ''))
  const [, area = '', ninth, subscriber = ''] = brazilian
  const nine = ninth === '' ? '' : `(?:9${BETWEEN})?`
  const prefix = `(?:(?:(?:[+]|00)${BETWEEN})?5${BETWEEN}5${BETWEEN})?(?:0${BETWEEN})?`
  const code = `${digits(area)}${BETWEEN}`
  const before = form === 'with area code' ? `${prefix}[(]?${code}` : `(?:${prefix}[(]?${code})?`
  return `(?<![0-9])${before}${nine}${digits(subscriber)}(?![0-9])`
}

function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
