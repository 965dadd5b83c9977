import type { Term } from './plan-utility.ts'

/** One attribute's part in one item's utility. */
export interface Contribution {
  attribute: string
  /** Share of all weight, 0..1, known or not. */
  weight: number
  /** Share after renormalising over the attributes known for this item; 0 when unknown. */
  share: number
  /** Worth of the item's value, 0..1; undefined when unknown. */
  worth: number | undefined
  /** `share × worth`; these add up to the item's utility. */
  contribution: number
}

/** Splits an item's utility into its parts, in the model's order of attributes. */
export function contributionsOf(terms: readonly Term[], row: number): Contribution[] {
  let known = 0
  for (const { worth, weight } of terms) if (!Number.isNaN(worth[row]!)) known += weight
  return terms.map(({ attribute, weight, worth: column }) => {
    const worth = column[row]!
    if (Number.isNaN(worth)) return { attribute: attribute.key, weight, share: 0, worth: undefined, contribution: 0 }
    const share = weight / known
    return { attribute: attribute.key, weight, share, worth, contribution: share * worth }
  })
}
