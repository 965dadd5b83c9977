import { CAR_NAMES, TRADED_ONLY } from './data/car-names.ts'
import { STATES, TOWN_NICKNAMES, TOWNS } from './data/places.ts'
import { FILLER, SPEECH } from './data/speech.ts'
import { BEYOND_WORDS, CAR_WORDS } from './data/vocabulary.ts'
import { expandPattern } from './expand-pattern.ts'
import { soundOf } from './sound-of.ts'
import { foldWord, tokenise } from './token.ts'

/** A brand or a model; a model knows its brand. */
export interface CarName {
  attribute: 'brand' | 'model'
  value: string
  brand: string
}

/** What the reader knows, ready to be looked up. */
export interface Lexicon {
  /** Everything a phrase may mean, by the phrase. */
  phrases: ReadonlyMap<string, readonly string[]>
  /** Names by their letters and digits alone. */
  names: ReadonlyMap<string, CarName>
  /** Names by their sound. */
  sounds: ReadonlyMap<string, CarName>
  /** Single words that a slip of the keyboard may have spoilt, by their sound. */
  spoilt: readonly { sound: string; phrase?: string; name?: CarName }[]
}

/** Names of the shop's own stock, beside those that everybody knows; the shop's spelling is the one that is given. */
export interface KnownNames {
  brands?: readonly string[]
  /** Models with the brands they belong to. */
  models?: readonly { brand: string; model: string }[]
}

/** The same for everybody, and made when first needed. */
let commonPhrases: ReadonlyMap<string, readonly string[]> | undefined

export function makeLexicon({ brands = [], models = [] }: KnownNames = {}): Lexicon {
  commonPhrases ??= makePhrases()
  const phrases = commonPhrases
  const names = new Map<string, CarName>()
  const own = ownNames(brands, models)
  const spelling = new Map(own.map(({ attribute, value }) => [`${attribute} ${letters(value)}`, value]))
  const spelt = (attribute: CarName['attribute'], value: string): string =>
    spelling.get(`${attribute} ${letters(value)}`) ?? value
  for (const { name, as } of [...namesOf(CAR_NAMES), ...own.map((name) => ({ name, as: [name.value] }))]) {
    const value = spelt(name.attribute, name.value)
    const brand = spelt('brand', name.brand)
    for (const one of as) if (!names.has(letters(one))) names.set(letters(one), { ...name, value, brand })
  }
  const sounds = new Map<string, CarName>()
  for (const [key, name] of names) if (key.length >= 5 && !sounds.has(soundOf(key))) sounds.set(soundOf(key), name)
  const spoilt = [
    ...[...names].filter(([key]) => key.length >= 5).map(([key, name]) => ({ sound: soundOf(key), name })),
    ...[...phrases]
      .filter(([phrase, [meaning]]) => /^[a-z]{5,}$/.test(phrase) && /^(?:=|wish|bound|unit|about)/.test(meaning!))
      .map(([phrase]) => ({ sound: soundOf(phrase), phrase })),
  ]
  return { phrases, names, sounds, spoilt }
}

function makePhrases(): ReadonlyMap<string, readonly string[]> {
  const phrases = new Map<string, string[]>()
  const add = (phrase: string, meaning: string): void => {
    const key = tokenise(phrase)
      .map(({ plain }) => plain)
      .join(' ')
    const means = phrases.get(key)
    if (means === undefined) phrases.set(key, [meaning])
    else if (!means.includes(meaning)) means.push(meaning)
  }
  for (const line of linesOf([CAR_WORDS, BEYOND_WORDS, SPEECH, FILLER].join('\n'))) {
    const colon = line.indexOf(': ')
    for (const pattern of line.slice(colon + 2).split(';'))
      for (const phrase of expandPattern(pattern)) add(phrase, line.slice(0, colon))
  }
  for (const name of TRADED_ONLY.split(', ')) add(name, 'traded')
  for (const [short, name] of pairsOf(STATES)) {
    add(name, `place.${name}`)
    add(short, `uf.${name}`)
  }
  for (const name of TOWNS.trim().split(/,\s+/)) add(name, `place.${name}`)
  for (const [short, name] of pairsOf(TOWN_NICKNAMES)) add(short, `place.${name}`)
  return phrases
}

/** Letters and digits alone: "T-Cross" and "t cross" are one. */
export function letters(text: string): string {
  return foldWord(text).replace(/[^a-z0-9]/g, '')
}

function linesOf(table: string): string[] {
  return table.split('\n').filter((line) => line.includes(': '))
}

function pairsOf(table: string): [string, string][] {
  return table
    .trim()
    .split(/,\s+/)
    .map((pair) => pair.split(' = ') as [string, string])
}

function namesOf(table: string): { name: CarName; as: string[] }[] {
  return linesOf(`${table}`).flatMap((line) => {
    const [head = '', list = ''] = line.split(/: (.*)/)
    const [brand = '', ...aliases] = head.split(/ = |, /)
    const models = list.split(', ').reduce<string[][]>((all, part) => {
      const [model = '', alias] = part.split(' = ')
      all.push(alias === undefined ? [model] : [model, alias])
      return all
    }, [])
    return [
      { name: { attribute: 'brand' as const, value: brand, brand }, as: [brand, ...aliases] },
      ...models.map((as) => ({ name: { attribute: 'model' as const, value: as[0]!, brand }, as })),
    ]
  })
}

function ownNames(brands: readonly string[], models: readonly { brand: string; model: string }[]): CarName[] {
  return [
    ...brands.map((brand) => ({ attribute: 'brand' as const, value: brand, brand })),
    ...models.map(({ brand, model }) => ({ attribute: 'model' as const, value: model, brand })),
  ]
}
