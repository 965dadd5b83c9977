import type { MatchAnswers } from '@recado/contracts/questionnaires'
import type { RecommendationView } from '@recado/contracts/recommendations'
import {
  type Answer,
  applyCritique,
  type Catalogue,
  checkAnswers,
  createRenderer,
  InvalidAnswers,
  readCritique,
  UnknownCritique,
  type Wishes,
  wishesFromAnswers,
} from '@recado/matching'
import { type Search, searchReader, wishesFromSearch } from '@recado/matching/cars'
import { errors } from './errors.ts'
import type { RankingPolicy, RankingWords } from './rank-cars.ts'

export const NO_WISHES: Wishes = { constraints: [], weights: {}, values: {} }

export interface ReadWishes {
  wishes: Wishes
  answers: Record<string, Answer>
  /** Of a typed search. */
  read: RecommendationView['read']
}

/** Answers to questions that are asked no more are passed over. @throws answers_refused (422) */
export function readAnswers({ model }: RankingPolicy, given: MatchAnswers): ReadWishes {
  const asked = Object.entries(given).filter(([key]) => model.questions.some((question) => question.key === key))
  try {
    const answers = checkAnswers(model, Object.fromEntries(asked))
    return { answers, wishes: wishesFromAnswers(model, answers), read: null }
  } catch (error) {
    if (!(error instanceof InvalidAnswers)) throw error
    throw errors.answers_refused({ extra: { problems: error.problems } })
  }
}

const READERS = new WeakMap<Catalogue['items'], (text: string) => Search>()

/** "SUV automático até 90 mil", with what was understood of it in words. */
export function readTyped(catalogue: Catalogue, policy: RankingPolicy, text: string, words: RankingWords): ReadWishes {
  const search = readerOf(catalogue)(text)
  const answers = Object.fromEntries(
    search.answers.flatMap(({ key, value }) => (typeof value === 'number' ? [[key, value]] : [])),
  )
  const place = search.place === undefined ? [] : [search.place.words]
  return {
    wishes: wishesFromSearch(policy.model, search),
    answers,
    read: { understood: sayUnderstood(policy, search, words), not_understood: [...search.not_understood, ...place] },
  }
}

/** It knows the brands and models of the stock, so it is made once a stock. */
function readerOf({ items, model }: Catalogue): (text: string) => Search {
  const known = READERS.get(items)
  if (known !== undefined) return known
  const [, year = new Date(0).getUTCFullYear()] = model.byKey.get('year')?.range ?? []
  const models = new Map<string, { brand: string; model: string }>()
  for (const { facts } of items)
    if (typeof facts.model === 'string' && typeof facts.brand === 'string')
      models.set(facts.model, { brand: facts.brand, model: facts.model })
  const brands = [...new Set([...models.values()].map(({ brand }) => brand))]
  const reader = searchReader({ year: year - 1, brands, models: [...models.values()] })
  READERS.set(items, reader)
  return reader
}

function sayUnderstood(
  { model, wording }: RankingPolicy,
  { constraints, answers, wishes }: Search,
  { texts, locale }: RankingWords,
): { text: string; words: string }[] {
  const renderer = createRenderer(model, wording)
  const say = (key: string, params: Record<string, string> = {}) => texts.translate(locale, `matcher:${key}`, params)
  const name = (attribute: string) => wording.messages[`attribute.${attribute}`] ?? attribute
  return [
    ...constraints.map(({ attribute, op, value, words }) => {
      const told = [value].flat().map((one) => renderer.value(attribute, one))
      const key = op === 'is' && value === false ? 'is_not' : op
      return { text: say(`understood.${key}`, { name: name(attribute), value: told.join(', ') }), words }
    }),
    ...answers.map(({ key, value, words }) => {
      const told = typeof value === 'number' && key !== 'months' ? renderer.amount('brl_cents', value) : String(value)
      const option = wording.messages[`option.${key}.${value}`] ?? told
      return { text: say('understood.answer', { name: say(`answers.${key}`), value: option }), words }
    }),
    ...wishes.map(({ key, words }) => ({ text: wording.messages[`option.priorities.${key}`] ?? words, words })),
  ]
}

/** What a list becomes after "mais barato" about some of its cars. @throws critique_unknown (422) */
export function readCritiqued(
  catalogue: Catalogue,
  policy: RankingPolicy,
  before: Wishes,
  { critique, words, shown }: { critique?: string | undefined; words?: string | undefined; shown: readonly string[] },
): { key: string; wishes: Wishes } {
  const read = words === undefined ? undefined : readCritique(policy.model, words, policy.wording)
  const key = critique ?? read?.key
  if (key === undefined) throw errors.critique_unknown()
  const there = shown.filter((id) => catalogue.rowOf.has(id))
  const about = read?.place === undefined ? there : there.slice(read.place - 1, read.place)
  try {
    const order = { key, shown: about.length === 0 ? there : about, like: read?.like === true && there.length > 0 }
    return { key, wishes: applyCritique(catalogue, before, order) }
  } catch (error) {
    if (error instanceof UnknownCritique) throw errors.critique_unknown()
    throw error
  }
}
