import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'
import { worthColumn } from '../catalogue/worth-column.ts'
import type { Attribute } from '../model/attribute.ts'
import type { Wishes } from '../wishes/wishes.ts'

/** One attribute's part of a utility: its share of all weight, and what each row's value is worth (NaN unknown). */
export interface Term {
  attribute: Attribute
  /** Weight divided by the sum of weights; terms sum to 1. */
  weight: number
  worth: Float64Array
}

/** The utility of these wishes over this catalogue: model weights and value functions, replaced where wishes say so. */
export function planUtility(catalogue: Catalogue, wishes: Wishes): Term[] {
  const terms: Term[] = []
  let total = 0
  for (const attribute of catalogue.model.attributes) {
    const weight = wishes.weights[attribute.key] ?? attribute.weight
    const value = wishes.values[attribute.key]
    const column = getColumn(catalogue, attribute.key)
    const worth = value === undefined ? column.worth : worthColumn(column, value)
    if (weight <= 0 || worth === undefined) continue
    total += weight
    terms.push({ attribute, weight, worth })
  }
  for (const term of terms) term.weight /= total
  return terms
}
