import { carModel, searchReader, wishesFromSearch } from '../src/cars/index.ts'
import { createRenderer, match, prepareCatalogue, type Wording } from '../src/index.ts'

export interface ShowSearchOptions {
  /** What the buyer typed. */
  text: string
  /** The stock that it is asked of: `{ id, ...attributes }`. */
  rows: readonly Readonly<Record<string, unknown>>[]
  year: number
  json: boolean
  wording: Wording
  print(line: string): void
}

/**
 * Prints how a typed search is read, each part with its words, and the cars that answer it. As JSON: one line for the
 * reading ({ "search" }), one for what had to give way ({ "relaxed" }), one a car ({ "match" } or { "nearby" }).
 */
export function showSearch({ text, rows, year, json, wording, print }: ShowSearchOptions): void {
  const model = carModel({ year })
  const renderer = createRenderer(model, wording)
  const catalogue = prepareCatalogue(model, rows)
  const search = searchReader({ year, ...namesOf(catalogue.items.map(({ facts }) => facts)) })(text)
  const { matches, nearby, fitting, relaxed, ...others } = match(catalogue, wishesFromSearch(model, search), {
    count: 5,
  })
  if (json) {
    print(JSON.stringify({ search }))
    print(JSON.stringify({ fitting, relaxed: relaxed.map(renderer.relaxation) }))
    for (const { id, facts } of matches) print(JSON.stringify({ match: { id, ...facts } }))
    for (const { id, facts, misses } of nearby)
      print(JSON.stringify({ nearby: { id, ...facts, misses: misses.map(renderer.miss) } }))
    return
  }
  const line = (key: string, value: string, words: string): void => print(`   ${key} ${value}  ← "${words}"`)
  const asRead = (attribute: string, value: number | boolean | string[]): string =>
    Array.isArray(value)
      ? value.map((one) => renderer.value(attribute, one)).join(', ')
      : renderer.value(attribute, value)
  for (const { attribute, op, value, words } of search.constraints)
    line(`${renderer.say(`attribute.${attribute}`)} ${SIGNS[op]}`, asRead(attribute, value), words)
  for (const { key, value, words } of search.answers) line(`${key} =`, String(value), words)
  for (const { key, words } of search.wishes) line('+', key, words)
  if (search.place !== undefined) line('@', search.place.name, search.place.words)
  for (const words of search.not_understood) print(`   ? "${words}"`)
  const empty = renderer.empty({ matches, nearby, fitting, relaxed, ...others })
  if (empty !== undefined) print(empty)
  for (const one of relaxed) print(`! ${renderer.relaxation(one)}`)
  for (const { facts } of [...matches, ...nearby])
    print(
      `${facts.brand} ${facts.model} ${facts.year ?? ''} · ${renderer.value('price_cents', Number(facts.price_cents))}`,
    )
}

const SIGNS = { max: '≤', min: '≥', in: '=', not_in: '≠', is: '=' } as const

type Facts = Readonly<Record<string, unknown>>

/** The names of the stock, so that a search gives them back as the stock spells them. */
function namesOf(cars: readonly Facts[]): { brands: string[]; models: { brand: string; model: string }[] } {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const models = new Map(cars.map(({ brand, model }) => [text(model), { brand: text(brand), model: text(model) }]))
  const brands = new Set(cars.map(({ brand }) => text(brand)))
  return { brands: [...brands].filter(Boolean), models: [...models.values()].filter(({ model }) => model !== '') }
}
