import type { Facts } from '../catalogue/read-rows.ts'

/** One observed choice: what was on offer, and which one this person took. */
export interface Choice {
  person: string
  alternatives: readonly Facts[]
  /** Index into `alternatives`. */
  chosen: number
  /** What is known of the person, in attributes of people. */
  about?: Facts
}
