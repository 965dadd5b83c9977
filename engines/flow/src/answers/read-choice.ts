import { normalizeText } from '../language/normalize-text.ts'
import { editDistance } from './edit-distance.ts'
import { type Reading, refused, taken } from './reading.ts'

/** One thing to choose. `also` are other words for it that people type. */
export type ChoiceOption = { id: string; title: string; also?: readonly string[] }

const ORDINALS: Readonly<Record<string, number>> = {
  primeiro: 1,
  primeira: 1,
  first: 1,
  segundo: 2,
  segunda: 2,
  second: 2,
  terceiro: 3,
  terceira: 3,
  third: 3,
  quarto: 4,
  quarta: 4,
  quinto: 5,
  quinta: 5,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  tres: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  sete: 7,
  oito: 8,
  nove: 9,
  dez: 10,
  one: 1,
  two: 2,
  three: 3,
}
const FILLERS = new Set([
  'a',
  'o',
  'opcao',
  'numero',
  'n',
  'item',
  'quero',
  'ver',
  'escolho',
  'the',
  'option',
  'prefiro',
  'de',
  'carro',
  'e',
  'acho',
  'que',
  'fico',
  'com',
])

/**
 * Reads which option a text means and gives its id: by number ("2", "quero ver o 2", "2️⃣", "a segunda"), by its words,
 * by a part only it has, or by a near miss ("automatco"). Where two fit equally well, none is taken.
 */
export function readChoice(text: string, options: readonly ChoiceOption[]): Reading<string> {
  const said = normalizeText(
    text
      .slice(0, 200)
      .normalize('NFKC')
      .replace(/\uFE0F|\u20E3/g, ''),
  )
  if (said === '' || options.length === 0) return refused('choice')
  const named = options.map((option) => ({ id: option.id, names: namesOf(option) }))
  const exact = only(named.filter(({ names }) => names.includes(said)))
  if (exact) return taken(exact)
  const number = numberIn(said)
  if (number !== undefined)
    return number >= 1 && number <= options.length ? taken(options[number - 1]!.id) : refused('choice')
  const near = only(named.filter(({ names }) => names.some((name) => isPartOf(said, name)))) ?? nearest(said, named)
  return near ? taken(near) : refused('choice')
}

function namesOf(option: ChoiceOption): string[] {
  return [option.title, option.id, ...(option.also ?? [])].map((name) => normalizeText(name)).filter(Boolean)
}

function numberIn(said: string): number | undefined {
  const words = said.split(' ').filter((word) => !FILLERS.has(word))
  if (words.length !== 1) return undefined
  const word = words[0]!
  if (/^\d{1,3}[ao]?$/.test(word)) return Number.parseInt(word, 10)
  return Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined
}

/** "automatico" is part of "cambio automatico", and "quero um automatico" contains it; whole words, three letters at least. */
function isPartOf(said: string, name: string): boolean {
  if (Math.min(said.length, name.length) < 3) return false
  return ` ${name} `.includes(` ${said} `) || ` ${said} `.includes(` ${name} `)
}

type Named = { id: string; names: string[] }

function nearest(said: string, options: Named[]): string | undefined {
  if (said.length < 3 || said.length > 60) return undefined
  // One slip in a short word, two in a longer one.
  const allowed = said.length <= 5 ? 1 : 2
  const distances = options.map(({ id, names }) => ({
    id,
    distance: Math.min(...forms(names, said).map((name) => editDistance(said, name, allowed))),
  }))
  const best = Math.min(...distances.map(({ distance }) => distance))
  return best <= allowed ? only(distances.filter(({ distance }) => distance === best)) : undefined
}

/** A single word may be a near miss of one word of a title: "manuall" of "cambio manual". */
function forms(names: string[], said: string): string[] {
  if (said.includes(' ')) return names
  return names.flatMap((name) => [name, ...name.split(' ').filter((word) => word.length >= 4)])
}

function only(found: readonly { id: string }[]): string | undefined {
  return found.length === 1 ? found[0]!.id : undefined
}
