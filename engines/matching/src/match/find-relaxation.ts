import type { Catalogue, Column } from '../catalogue/prepare-catalogue.ts'
import { getColumn, rowTest } from '../catalogue/selection.ts'
import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'

/** Exactly what was given up in one constraint. */
export interface Relaxation {
  /** As the person stated it. */
  asked: Constraint
  /** As it was applied. */
  applied: Constraint
  change:
    | { kind: 'limit'; from: number; to: number }
    | { kind: 'category'; admitted: string }
    | { kind: 'boolean' }
    | { kind: 'unknown' }
  /** Cost in notches × stiffness. */
  cost: number
}

/**
 * The cheapest set of changes after which something fits, or undefined when the constraints that may never be relaxed
 * exclude everything. A relaxation must admit some row, and admitting a row costs the sum over the constraints it
 * violates; so the cheapest row gives the optimum exactly, in one pass (rows × constraints).
 * Equal costs: fewest constraints changed, then the model's tie order.
 */
export function findRelaxation(catalogue: Catalogue, constraints: readonly Constraint[]): Relaxation[] | undefined {
  const checks = constraints.map((constraint) => ({
    passes: rowTest(catalogue, constraint),
    cost: costOf(catalogue, constraint),
  }))
  let best = -1
  let bestCost = Number.POSITIVE_INFINITY
  let bestChanges = 0
  for (let row = 0; row < catalogue.items.length; row++) {
    let cost = 0
    let changes = 0
    for (const check of checks) {
      if (check.passes(row)) continue
      cost += check.cost(row)
      changes++
      if (cost > bestCost) break
    }
    const wins =
      cost < bestCost ||
      (cost === bestCost &&
        best >= 0 &&
        (changes < bestChanges || (changes === bestChanges && catalogue.order[row]! < catalogue.order[best]!)))
    if (!wins) continue
    best = row
    bestCost = cost
    bestChanges = changes
  }
  return best < 0 ? undefined : relaxationsFor(catalogue, constraints, best)
}

/** What would have to be given up for one row to fit; empty when it fits. */
export function relaxationsFor(catalogue: Catalogue, constraints: readonly Constraint[], row: number): Relaxation[] {
  return constraints
    .filter((constraint) => !rowTest(catalogue, constraint)(row))
    .map((constraint) =>
      admit(getColumn(catalogue, constraint.attribute), constraint, row, costOf(catalogue, constraint)(row)),
    )
}

/** Cost of admitting a row that violates the constraint: notches of change times stiffness; infinite for "never". */
export function costOf(catalogue: Catalogue, constraint: Constraint): (row: number) => number {
  if (constraint.relax === 'never') return () => Number.POSITIVE_INFINITY
  const { values, attribute } = getColumn(catalogue, constraint.attribute)
  const { relaxation } = catalogue.model
  const { stiffness } = constraint
  const known =
    'limit' in constraint
      ? (row: number) => Math.abs(values[row]! - constraint.limit) / notchOf(attribute.notch, constraint.limit)
      : () => (constraint.op === 'is' ? relaxation.boolean : relaxation.category)
  return (row) => stiffness * (Number.isNaN(values[row]!) ? relaxation.unknown : known(row))
}

function notchOf(notch: Model['attributes'][number]['notch'], limit: number): number {
  return 'amount' in notch ? notch.amount : notch.share * (Math.abs(limit) || 1)
}

function admit(column: Column, asked: Constraint, row: number, cost: number): Relaxation {
  const value = column.values[row]!
  if (Number.isNaN(value)) return { asked, applied: { ...asked, unknown: 'passes' }, change: { kind: 'unknown' }, cost }
  if (asked.op === 'max' || asked.op === 'min')
    return { asked, applied: { ...asked, limit: value }, change: { kind: 'limit', from: asked.limit, to: value }, cost }
  if (asked.op === 'is') return { asked, applied: { ...asked, value: !asked.value }, change: { kind: 'boolean' }, cost }
  const admitted = column.categories[value]!
  const values =
    asked.op === 'in' ? [...asked.values, admitted] : asked.values.filter((excluded) => excluded !== admitted)
  return { asked, applied: { ...asked, values }, change: { kind: 'category', admitted }, cost }
}
