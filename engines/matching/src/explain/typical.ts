import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'
import type { Term } from '../match/plan-utility.ts'
import { median } from './median.ts'

/**
 * What an item is compared with when a reason is given. For numbers the median and its worth: since worth is monotone,
 * "better than typical" then holds in the value as in the worth, which means of a bent function do not promise.
 * For categories and booleans the mean worth.
 */
export interface Typical {
  /** 0..1; NaN when nothing is known. */
  worth: number
  /** In the attribute's unit; NaN for categories and booleans. */
  value: number
}

/** Per attribute of the utility, over the rows where it is known. */
export function typicalOf(catalogue: Catalogue, rows: Int32Array, terms: readonly Term[]): Map<string, Typical> {
  const typical = new Map<string, Typical>()
  const known = new Float64Array(rows.length)
  for (const { attribute, worth } of terms) {
    const take = (column: Float64Array): number => {
      let count = 0
      for (let i = 0; i < rows.length; i++) {
        const value = column[rows[i]!]!
        if (!Number.isNaN(value)) known[count++] = value
      }
      return count
    }
    if (attribute.kind === 'number') {
      const { values } = getColumn(catalogue, attribute.key)
      const value = median(known, take(values))
      // Worth is a function of the value: any row with the median has its worth.
      const worthOf = (one: number): number => worth[rows.find((row) => values[row] === one) ?? -1] ?? Number.NaN
      typical.set(attribute.key, { worth: worthOf(value), value })
      continue
    }
    const count = take(worth)
    let sum = 0
    for (let i = 0; i < count; i++) sum += known[i]!
    typical.set(attribute.key, { worth: sum / count, value: Number.NaN })
  }
  return typical
}
