import { addressLexemes } from './address-lexemes.ts'
import { numberLexemes } from './number-forms.ts'
import { findPhones, phoneLexemes } from './phone-forms.ts'
import { joinParts, type Part, splitParts } from './split-parts.ts'

/** A lexeme of a text: its place among the words and the characters it stands for. */
export interface Word {
  lexeme: string
  place: number
  start: number
  end: number
}

/** Parts that are written in one, at most: a link has dozens. */
const JOINED = 6
/**
 * After so many parts each is found as it stands alone: nobody writes so much, and what is pasted may be made to have as many
 * forms as it can.
 */
const RICH = 1_000

/** Everything that a text is found by. */
export function wordsOf(text: string): Word[] {
  const parts = splitParts(text)
  const words: Word[] = []
  const add = (lexeme: string, first: number, last: number) => {
    // The end of a number or the beginning of a name may cut a sign of two units in half.
    if (!lexeme.isWellFormed()) return
    words.push({ lexeme, place: first + 1, start: parts[first]?.start ?? 0, end: parts[last]?.end ?? 0 })
  }
  for (const [at, { lexeme, number, pieces }] of parts.entries()) {
    for (const form of [lexeme, ...pieces]) add(form, at, at)
    if (at >= RICH) continue
    if (number) for (const form of numberLexemes(parts, at)) add(form, at, at)
    for (const last of joinedEnds(parts, at)) add(joinParts(parts.slice(at, last + 1)), at, last)
  }
  for (const [at, lexeme] of addressLexemes(text, parts.slice(0, RICH))) add(lexeme, at, at)
  for (const phone of findPhones(parts.slice(0, RICH))) {
    for (const lexeme of phoneLexemes(phone)) add(lexeme, phone.first, phone.last)
  }
  return words
}

/** Where a form that begins at `first` and is written in one may end. */
function* joinedEnds(parts: readonly Part[], first: number): Generator<number> {
  for (let last = first + 1; last < Math.min(parts.length, first + JOINED); last++) {
    if (parts[last]?.joint === 'apart') return
    yield last
  }
}

/** PostgreSQL counts places up to here. */
const LAST_PLACE = 16_383
/** Between the body and each file's name, so that no phrase reaches from one into the other. */
const GAP = 10

/** A message's words as a tsvector is written. */
export function messageWords(message: { body: string; attachments: readonly { name: string }[] }): string {
  const places = new Map<string, number[]>()
  let before = 0
  for (const text of [message.body, ...message.attachments.map(({ name }) => name)]) {
    let last = before
    for (const { lexeme, place } of wordsOf(text)) {
      last = Math.max(last, before + place)
      const at = Math.min(before + place, LAST_PLACE)
      const known = places.get(lexeme)
      if (known === undefined) places.set(lexeme, [at])
      else known.push(at)
    }
    before = last + GAP
  }
  // A lexeme has letters, digits and the sign of a phone: nothing that would have to be escaped.
  let written = ''
  for (const [lexeme, at] of places) written += `'${lexeme}':${at.join(',')} `
  return written
}
