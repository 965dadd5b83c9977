import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'
import { buildPool } from './build-pool.ts'

/**
 * Chooses `count` positions of `rows` by maximal marginal relevance: λ × score (stretched to 0..1 over the pool)
 * − (1 − λ) × likeness to what is already chosen; the first is always the best score. The pool holds no
 * group beyond its cap.
 * Likeness looks only at undirected categories, so of two items that differ in a directed attribute the better
 * one is always chosen first.
 * @returns positions into `rows`, in rank order.
 */
export function diversify(catalogue: Catalogue, rows: Int32Array, score: Float64Array, count: number): number[] {
  const { lambda, alike } = catalogue.model.diversity
  const candidates = buildPool(catalogue, rows, score, count)
  if (candidates.length === 0) return []
  const top = score[candidates[0]!]!
  const spread = top - score[candidates[candidates.length - 1]!]! || 1
  const total = alike.reduce((sum, { weight }) => sum + weight, 0) || 1
  const likes = alike.map(({ attribute, weight }) => ({ ...getColumn(catalogue, attribute), weight: weight / total }))
  const closest = new Float64Array(candidates.length)
  const chosen: number[] = []
  const left = new Set(candidates.keys())
  while (chosen.length < count && left.size > 0) {
    let best = -1
    let bestGain = Number.NEGATIVE_INFINITY
    for (const candidate of left) {
      const gain = lambda * (1 - (top - score[candidates[candidate]!]!) / spread) - (1 - lambda) * closest[candidate]!
      if (gain > bestGain) {
        best = candidate
        bestGain = gain
      }
    }
    const row = rows[candidates[best]!]!
    chosen.push(candidates[best]!)
    left.delete(best)
    for (const candidate of left) {
      const other = rows[candidates[candidate]!]!
      let likeness = 0
      for (const { values, weight } of likes) if (values[other] === values[row]) likeness += weight
      if (likeness > closest[candidate]!) closest[candidate] = likeness
    }
  }
  return chosen
}
