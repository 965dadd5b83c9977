import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'

/**
 * Chooses `count` positions of `rows` by maximal marginal relevance: λ × score (stretched to 0..1 over the pool)
 * − (1 − λ) × likeness to what is already chosen; the first is always the best score. No group exceeds its cap.
 * Likeness looks only at undirected categories, so of two items that differ in a directed attribute the better
 * one is always chosen first.
 * @returns positions into `rows`, in rank order.
 */
export function diversify(catalogue: Catalogue, rows: Int32Array, score: Float64Array, count: number): number[] {
  const { lambda, alike, group, most } = catalogue.model.diversity
  const candidates = buildPool(catalogue, rows, score, count)
  if (candidates.length === 0) return []
  const top = score[candidates[0]!]!
  const spread = top - score[candidates[candidates.length - 1]!]! || 1
  const total = alike.reduce((sum, { weight }) => sum + weight, 0) || 1
  const likes = alike.map(({ attribute, weight }) => ({ ...getColumn(catalogue, attribute), weight: weight / total }))
  const groups = group === undefined ? undefined : getColumn(catalogue, group).values
  const taken = new Map<number, number>()
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
    const label = groups?.[row] ?? Number.NaN
    if (!Number.isNaN(label)) taken.set(label, (taken.get(label) ?? 0) + 1)
    for (const candidate of left) {
      const other = rows[candidates[candidate]!]!
      if (groups !== undefined && groups[other] === label && taken.get(label)! >= most) {
        left.delete(candidate)
        continue
      }
      let likeness = 0
      for (const { values, weight } of likes) if (values[other] === values[row]) likeness += weight
      if (likeness > closest[candidate]!) closest[candidate] = likeness
    }
  }
  return chosen
}

/** Positions of the best rows, at most `most` of a group (rows without a group are each their own), best first. */
function buildPool(catalogue: Catalogue, rows: Int32Array, score: Float64Array, count: number): number[] {
  const { group, most, pool } = catalogue.model.diversity
  const { order } = catalogue
  const before = (a: number, b: number): boolean =>
    score[a]! > score[b]! || (score[a] === score[b] && order[rows[a]!]! < order[rows[b]!]!)
  const labels = group === undefined ? undefined : getColumn(catalogue, group)
  const best = new Int32Array((labels?.categories.length ?? 0) * most).fill(-1)
  const kept: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const label = labels?.values[rows[i]!] ?? Number.NaN
    if (Number.isNaN(label)) kept.push(i)
    else insert(best, label * most, most, i, before)
  }
  for (const position of best) if (position >= 0) kept.push(position)
  return kept.sort((a, b) => (before(a, b) ? -1 : 1)).slice(0, Math.max(pool, count))
}

/** Keeps `slots[from .. from + most)` as the best seen so far, in order. */
function insert(
  slots: Int32Array,
  from: number,
  most: number,
  position: number,
  before: (a: number, b: number) => boolean,
): void {
  let moving = position
  for (let slot = from; slot < from + most; slot++) {
    const held = slots[slot]!
    if (held >= 0 && !before(moving, held)) continue
    slots[slot] = moving
    if (held < 0) return
    moving = held
  }
}
