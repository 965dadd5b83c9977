import { clausesOf, isNegated } from '@recado/brazil/clauses'
import { normalizeText } from '../language/normalize-text.ts'
import { editDistance } from './edit-distance.ts'
import { type Reading, refused, taken } from './reading.ts'
import { stemOf } from './stem.ts'
import { withoutGreeting } from './without-greeting.ts'

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
  sexto: 6,
  setimo: 7,
  oitavo: 8,
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
// Words that say nothing of what is chosen, also in titles: "quero o carro de vocês".
const FILLERS = new Set(
  (
    'a o as os um uma opcao opcoes numero n no na item quero queria ver escolho the option prefiro de da do das dos carro e acho que ' +
    'fico com pode ser seria vou por favor pfv pf gostaria eu me meu minha esse essa este esta isso mesmo msm entao so vai ' +
    'manda para pra pro preciso fazer ter tem mim melhor sim lista alternativa letra obrigado obrigada obg aqui voces vcs ' +
    'i want would like please una el la los las quiero'
  ).split(' '),
)
const GREETINGS = ['oi', 'ola', 'opa', 'bom dia', 'boa tarde', 'boa noite', 'tudo bem', 'td bem', 'hello', 'hi', 'hola']
const ASKS_BACK =
  /^(?:e )?(?:qual|quais|quanto|quantos|quanta|como|onde|quando|quem|o que|que|por que|pq|what|which|how|when|where|cual|cuanto) /
/** Words of their own that look like a slip of another: "amanhã" is no mistyped "manhã". Plain texts. */
const NO_SLIPS = new Set('amanha caro caros cara caras comparar pegar casado casada'.split(' '))
/** "Mais tarde" puts off; it is not the afternoon. */
const PUTS_OFF = /\bmais tarde\b|\blater\b|\bmas tarde\b/
/** One slip in a short word, two in a longer one. */
const LONG_WORD = 5

/**
 * Reads which option a text means and gives its id: by number ("2", "quero ver o 2", "2️⃣", "a segunda", "a última"), by its
 * words, by a word or its stem that only it has ("quero comprar", "financiamento"), or by a near miss ("automatco"). Where
 * two fit, or what is said is what is not wanted ("não quero financiar"), none is taken.
 */
export function readChoice(text: string, options: readonly ChoiceOption[]): Reading<string> {
  if (options.length === 0) return refused('choice')
  const given = text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/\uFE0F|\u20E3/g, '')
  const named = options.map((option) => ({ id: option.id, names: namesOf(option) }))
  const said = normalizeText(given)
  const exact = said === '' ? undefined : only(named.filter(({ names }) => names.includes(said)))
  if (exact) return taken(exact)
  if (/^\d{1,3}$/.test(said)) {
    const option = options[Number(said) - 1]
    return option ? taken(option.id) : refused('choice')
  }
  const found = new Set<string>()
  for (const { words, asks } of clausesOf(withoutGreeting(plainOf(given), GREETINGS))) {
    const clause = normalizeText(words)
    if (asks && ASKS_BACK.test(`${clause} `)) continue
    const negated = isNegated(clause)
    const eligible = negated ? named.filter(({ names }) => names.some(isNegated)) : named
    for (const id of chosen(clause, eligible, negated ? [] : options)) found.add(id)
  }
  const [id] = found
  return found.size === 1 && id !== NOWHERE ? taken(id!) : refused('choice')
}

type Named = { id: string; names: string[] }

/** A number that is none of the list's. */
const NOWHERE = ''

/** The options a clause may mean: one where it is clear, several where it is not, none where it means none. */
function chosen(clause: string, named: readonly Named[], numbered: readonly ChoiceOption[]): string[] {
  if (clause === '' || named.length === 0) return []
  const exact = named.filter(({ names }) => names.includes(clause))
  if (exact.length === 1) return [exact[0]!.id]
  if (PUTS_OFF.test(clause) && !named.some(({ names }) => names.some((name) => PUTS_OFF.test(name)))) return []
  const numbers = numbersIn(clause, numbered.length)
  if (numbers.length > 0) return numbers.map((number) => numbered[number - 1]?.id ?? NOWHERE)
  const parts = named.filter(({ names }) => names.some((name) => isPartOf(clause, name))).map(({ id }) => id)
  const meant = [...(parts.length === 1 ? parts : []), ...withOwnWords(clause, named)]
  if (meant.length > 0) return meant
  const near = nearest(clause, named)
  return near === undefined ? [] : [near]
}

function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

function namesOf(option: ChoiceOption): string[] {
  return [option.title, option.id, ...(option.also ?? [])].map((name) => normalizeText(name)).filter(Boolean)
}

/** The numbers of a clause that says nothing else: "o 2", "a última", "2 e 4". */
function numbersIn(clause: string, count: number): number[] {
  // "Os dois" are both, not the second.
  if (/(?:^| )(?:os|as) (?:dois|duas|tres)(?: |$)/.test(clause)) return []
  const words = clause.split(' ').filter((word) => !FILLERS.has(word) || Object.hasOwn(ORDINALS, word))
  const rest = words.length > 1 ? words.filter((word) => word !== 'um' && word !== 'uma') : words
  const numbers = rest.flatMap((word) => numberOf(word, count) ?? [])
  return numbers.length === rest.length ? numbers : []
}

function numberOf(word: string, count: number): number | undefined {
  if (/^\d{1,3}[ao]?$/.test(word)) return Number.parseInt(word, 10)
  if (/^ultim[ao]$|^last$/.test(word)) return count
  if (/^penultim[ao]$/.test(word)) return count - 1
  return Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined
}

/** "automatico" is part of "cambio automatico", and "quero um automatico" contains it; whole words, three letters at least. */
function isPartOf(said: string, name: string): boolean {
  if (Math.min(said.length, name.length) < 3 || contentOf(said).length === 0) return false
  return ` ${name} `.includes(` ${said} `) || (contentOf(name).length > 0 && ` ${said} `.includes(` ${name} `))
}

/** Options of which something is said that only they have: a word, its stem, or nearly it. */
function withOwnWords(clause: string, named: readonly Named[]): string[] {
  const stems = named.map(({ names }) => new Set(names.flatMap(contentOf).map(stemOf)))
  const own = stems.map((mine, n) => [...mine].filter((stem) => !stems.some((other, m) => m !== n && other.has(stem))))
  const words = contentOf(clause)
  const said = new Set(words.map(stemOf))
  const hit = named.filter((_, n) => own[n]!.some((stem) => said.has(stem)))
  if (hit.length > 0) return hit.map(({ id }) => id)
  const near = named.filter(({ names }, n) =>
    names
      .flatMap(contentOf)
      .some((name) => own[n]!.includes(stemOf(name)) && words.some((word) => isNearly(word, name))),
  )
  return near.map(({ id }) => id)
}

function contentOf(text: string): string[] {
  return text.split(' ').filter((word) => word.length >= 3 && !FILLERS.has(word))
}

function isNearly(word: string, name: string): boolean {
  if (Math.min(word.length, name.length) < LONG_WORD || NO_SLIPS.has(word)) return false
  const allowed = Math.min(word.length, name.length) >= 8 ? 2 : 1
  return editDistance(word, name, allowed) <= allowed
}

function nearest(said: string, options: readonly Named[]): string | undefined {
  if (said.length < 3 || said.length > 60 || NO_SLIPS.has(said)) return undefined
  const allowed = said.length <= LONG_WORD ? 1 : 2
  const distances = options.map(({ id, names }) => ({
    id,
    distance: Math.min(...forms(names, said).map((name) => editDistance(said, name, allowed))),
  }))
  const best = Math.min(...distances.map(({ distance }) => distance))
  return best <= allowed ? only(distances.filter(({ distance }) => distance === best)) : undefined
}

/** A single word may be a near miss of one word of a title: "manuall" of "cambio manual". */
function forms(names: string[], said: string): string[] {
  const long = names.filter((name) => name.length >= 3)
  if (said.includes(' ')) return long
  return long.flatMap((name) => [name, ...name.split(' ').filter((word) => word.length >= 4)])
}

function only(found: readonly { id: string }[]): string | undefined {
  return found.length === 1 ? found[0]!.id : undefined
}
