import { type Feature, written } from './join-features.ts'

export type Weights = Pick<ReadonlyMap<string, number>, 'get'>

/** What leads the search for terms, and what ranks the numbers that may be shown. */
export interface AnswerWeights {
  search: Weights
  rank: Weights
}

type Table = Map<string, Map<string, Map<string, Map<string, number>>>>
const tables = new WeakMap<Weights, Table>()

/** Looks features up by their parts; each is written out once. */
export function lookUp(weights: Weights): (...feature: Feature) => number {
  const known: Table = tables.get(weights) ?? new Map()
  tables.set(weights, known)
  return (...feature) => {
    const [tag, operator, left, right] = feature
    const byLeft = inner(inner(known, tag), operator)
    const byRight = inner(byLeft, left)
    const weight = byRight.get(right)
    if (weight !== undefined) return weight
    const found = weights.get(written(feature)) ?? 0
    byRight.set(right, found)
    return found
  }
}

function inner<Value extends Map<string, unknown>>(map: Map<string, Value>, key: string): Value {
  const known = map.get(key)
  if (known) return known
  const fresh = new Map() as unknown as Value
  map.set(key, fresh)
  return fresh
}

export function weigh(features: readonly string[], weights: Weights): number {
  let sum = 0
  for (const feature of features) sum += weights.get(feature) ?? 0
  return sum
}
