import { stemmer } from '@orama/stemmers/portuguese'
import { LRUCache } from 'lru-cache'
import { fold } from '../../../platform/fold.ts'

/** People write the same few thousand words over and over; a stem that is known costs a twentieth. */
const known = new LRUCache<string, string>({ max: 20_000 })

/**
 * What the forms of a Portuguese word have in common, of a folded word. Snowball's stemmer knows endings by their accents,
 * which people leave out, and plurals not at all ("automóveis"): these are undone before it and the accents put back.
 */
export function stemWord(word: string): string {
  const stored = known.get(word)
  if (stored !== undefined) return stored
  const stem = makeStem(word)
  known.set(word, stem)
  return stem
}

function makeStem(word: string): string {
  if (!/^[a-z]{3,40}$/.test(word) || AS_IT_STANDS.has(word)) return word
  const single = undoPlural(dropAdverb(word)).replace(DOUBLED, '$1')
  if (single.length <= 3) return single
  const stem = fold(stemmer(withAccents(single)))
  // "ficar" and "fique", "pagar" and "paguei".
  return stem
    .replace(/(?<=...)(?:es|e|s)$/, '')
    .replace(/(?<=..)qu$/, 'c')
    .replace(/(?<=..)gu$/, 'g')
}

/** They look like a plural and are none. */
const AS_IT_STANDS = new Set(['mais', 'mas', 'tres', 'dois', 'seis', 'depois', 'pois', 'nos', 'vos', 'mos'])

/** Portuguese doubles r and s alone; the others are doubled in names, as each family likes ("Anna", "Camilla"). */
const DOUBLED = /([bcdfghjklmnpqtvwxyz])\1/g

/** Adverbs go with their adjectives; "alimente" and "complemente" are verbs. */
function dropAdverb(word: string): string {
  return word.replace(/(?<=...)amente$/, 'o').replace(/(?<=..(?:[lrzs]|nte|ve|rte))mente$/, '')
}

function undoPlural(word: string): string {
  const rule = PLURALS.find(([ending]) => ending.test(word))
  return rule === undefined ? word : word.replace(rule[0], rule[1])
}

/** Of what is no plural, the same for every form, which is all that is needed ("civil" and "civis" are "civel"). */
const PLURALS: readonly [RegExp, string][] = [
  [/^maes$/, 'mae'],
  [/^pais(?:es)?$/, 'pai'],
  [/^(le|re|bo|hero)is$/, '$1i'],
  [/(?:oes|aes)$/, 'ao'],
  [/ais$/, 'al'],
  [/(?<=.[^aeiou])(?:eis|il|is)$/, 'el'],
  [/ois$/, 'ol'],
  [/uis$/, 'ul'],
  [/ns$/, 'm'],
  [/(?<=[aeiou])([rz])es$/, '$1'],
  [/(?<=[aeiou])ses$/, 's'],
  // "vendemos" is left to the stemmer; these are no verbs.
  [/^(ult|ot|max|prox|min|pess|legit|int|an|extr)([ie]mo)s$/, '$1$2'],
  [/(?<!mo)(?<=...)s$/, ''],
]

const ACCENTS: readonly [RegExp, string][] = [
  [/cao$/, 'ção'],
  [/ao$/, 'ão'],
  [/avel$/, 'ável'],
  [/ivel$/, 'ível'],
  [/encia$/, 'ência'],
  [/ancia$/, 'ância'],
  [/avamos$/, 'ávamos'],
]

function withAccents(word: string): string {
  const rule = ACCENTS.find(([ending]) => ending.test(word))
  return rule === undefined ? word : word.replace(rule[0], rule[1])
}
