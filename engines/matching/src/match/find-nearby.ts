import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { rowTest } from '../catalogue/selection.ts'
import type { Constraint } from '../model/constraint.ts'
import { buildPool } from './build-pool.ts'
import { costOf } from './find-relaxation.ts'

/**
 * Rows that almost fit, least given up first (then the model's tie order), for when too few fit: three cars, one of
 * which costs a little more, serve a buyer better than one car. Respects the cap per group, counting `shown`.
 */
export function findNearby(
  catalogue: Catalogue,
  constraints: readonly Constraint[],
  shown: readonly number[],
  count: number,
): number[] {
  if (count <= 0) return []
  const checks = constraints.map((constraint) => ({
    passes: rowTest(catalogue, constraint),
    cost: costOf(catalogue, constraint),
  }))
  const rows: number[] = []
  const closeness: number[] = []
  for (let row = 0; row < catalogue.items.length; row++) {
    let cost = 0
    for (const check of checks) if (!check.passes(row)) cost += check.cost(row)
    if (cost === 0 || !Number.isFinite(cost) || shown.includes(row)) continue
    rows.push(row)
    closeness.push(-cost)
  }
  const candidates = Int32Array.from(rows)
  const closest = buildPool(catalogue, candidates, Float64Array.from(closeness), count + 2 * shown.length)

  const { most } = catalogue.model.diversity
  const taken = new Map<number, number>()
  const take = (row: number): boolean => {
    const label = catalogue.groups?.of[row] ?? Number.NaN
    if (Number.isNaN(label)) return true
    taken.set(label, (taken.get(label) ?? 0) + 1)
    return taken.get(label)! <= most
  }
  shown.forEach(take)
  const nearby: number[] = []
  for (const position of closest) {
    if (nearby.length >= count) break
    if (take(candidates[position]!)) nearby.push(candidates[position]!)
  }
  return nearby
}
