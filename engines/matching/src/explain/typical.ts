import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'
import type { Term } from '../match/plan-utility.ts'

/** Means over the items that one is compared with when a reason is given. */
export interface Typical {
  /** Mean worth, 0..1. */
  worth: number
  /** Mean value in the attribute's unit (for booleans the share of true); NaN for categories. */
  value: number
}

/** Per attribute of the utility, over the rows where it is known. */
export function typicalOf(catalogue: Catalogue, rows: Int32Array, terms: readonly Term[]): Map<string, Typical> {
  const typical = new Map<string, Typical>()
  for (const { attribute, worth } of terms) {
    const { values } = getColumn(catalogue, attribute.key)
    let known = 0
    let worthSum = 0
    let valueSum = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const value = worth[row]!
      if (Number.isNaN(value)) continue
      known++
      worthSum += value
      valueSum += values[row]!
    }
    const value = attribute.kind === 'category' ? Number.NaN : valueSum / known
    typical.set(attribute.key, { worth: worthSum / known, value })
  }
  return typical
}
