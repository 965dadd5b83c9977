import { type FeatureList, written } from './feature-list.ts'

export type Weights = Pick<ReadonlyMap<string, number>, 'get'>

/** What leads the search for terms, and what ranks the numbers that may be shown. */
export interface AnswerWeights {
  search: Weights
  rank: Weights
}

/** Weights that were looked up, by table, left and right part. */
type Known = Map<number, number>[][]
const known = new WeakMap<Weights, Known>()

/** Adds the weights of a list's features to a sum, one after the other. Each feature is written out once. */
export function adder(weights: Weights): (sum: number, list: FeatureList) => number {
  const found: Known = known.get(weights) ?? []
  known.set(weights, found)
  return (sum, { size, table, left, right }) => {
    let total = sum
    for (let n = 0; n < size; n++) total += weightAt(found, weights, table[n]!, left[n]!, right[n]!)
    return total
  }
}

function weightAt(found: Known, weights: Weights, table: number, left: number, right: number): number {
  found[table] ??= []
  found[table][left] ??= new Map()
  const byRight = found[table][left]
  const weight = byRight.get(right)
  if (weight !== undefined) return weight
  const fresh = weights.get(written(table, left, right)) ?? 0
  byRight.set(right, fresh)
  return fresh
}

export function weigh(features: readonly string[], weights: Weights): number {
  let sum = 0
  for (const feature of features) sum += weights.get(feature) ?? 0
  return sum
}
