import { stemmer } from '@orama/stemmers/portuguese'
import { LRUCache } from 'lru-cache'
import { fold } from '../../../platform/fold.ts'
import { IRREGULAR, NO_DIMINUTIVE, OWN } from './words-of-their-own.ts'

/** People write the same few thousand words over and over; a stem that is known costs a twentieth. */
const known = new LRUCache<string, string>({ max: 20_000 })

/**
 * What the forms of a Portuguese word have in common, of a folded word. Snowball's stemmer knows endings by their accents,
 * which people leave out, and of plurals the final s alone: "automóveis" is undone before it, and accents are put back.
 */
export function stemWord(word: string): string {
  const stored = known.get(word)
  if (stored !== undefined) return stored
  const stem = makeStem(word)
  known.set(word, stem)
  return stem
}

function makeStem(word: string): string {
  if (!/^[a-z]{3,40}$/.test(word) || OWN.has(word)) return word
  const single = undoSize(undoPlural(dropAdverb(word)))
  if (OWN.has(single) || single.length <= 2) return single
  const base = IRREGULAR.get(single) ?? spellPlainly(single)
  if (OWN.has(base) || base.length <= 3) return base
  const stem = fold(stemmer(withAccents(base)))
  // "limão" is not "Lima".
  if (`${stem}o` === base && base.endsWith('ao')) return base
  // "ficar" and "fique", "pagar" and "paguei".
  return stem
    .replace(/(?<=...)(?:es|e|s)$/, '')
    .replace(/(?<=..)qu$/, 'c')
    .replace(/(?<=..)gu$/, 'g')
}

/** Portuguese doubles r and s alone and writes no th, ph or y: names have these, as each family likes ("Anna", "Thiago"). Nothing
 * is tripled but for joy. */
function spellPlainly(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/y/g, 'i')
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/([bcdfghjklmnpqtvwxz])\1/g, '$1')
}

/** Adverbs go with their adjectives; "alimente" and "complemente" are verbs. */
function dropAdverb(word: string): string {
  return word.replace(/(?<=...)amente$/, 'o').replace(/(?<=..(?:[lrzs]|nte|ve|rte))mente$/, '')
}

/** "orçamentinho", "cafezinho", "caríssimo". */
function undoSize(word: string): string {
  if (NO_DIMINUTIVE.has(word)) return word
  return word
    .replace(/(?<=[aeiou]r?l?)zinh[oa]$/, '')
    .replace(/(?<=[a-z]{3})inh([oa])$/, '$1')
    .replace(/(?<=..)issim([oa])$/, '$1')
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
  // "revisão" and "revisar".
  [/(?<=vi)sao$/, 'sar'],
  [/ao$/, 'ão'],
  [/avel$/, 'ável'],
  [/ivel$/, 'ível'],
  // "transferência" and "transferir", "urgência" and "urgente".
  [/(?<=...(?:er|rr|st|rt))encia$/, 'ir'],
  [/encia$/, 'ente'],
  [/ancia$/, 'ante'],
  [/avamos$/, 'ávamos'],
]

function withAccents(word: string): string {
  const rule = ACCENTS.find(([ending]) => ending.test(word))
  return rule === undefined ? word : word.replace(rule[0], rule[1])
}
