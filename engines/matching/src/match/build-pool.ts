import type { Catalogue } from '../catalogue/prepare-catalogue.ts'

/** Positions of the best rows, at most `most` of a group (rows without a group are each their own), best first.
 * One pass; only the best of each group are sorted. */
export function buildPool(catalogue: Catalogue, rows: Int32Array, score: Float64Array, count: number): number[] {
  const { most, pool } = catalogue.model.diversity
  const { order, groups } = catalogue
  const before = (a: number, b: number): boolean =>
    score[a]! > score[b]! || (score[a] === score[b] && order[rows[a]!]! < order[rows[b]!]!)
  const best = new Int32Array((groups?.count ?? 0) * most).fill(-1)
  const kept: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const label = groups?.of[rows[i]!] ?? Number.NaN
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
