/** A small, bounded adjustment of scores learned from clicks. JSON: keep it with its version. */
export interface Correction {
  /** Version of the policy it was learned for or under; the caller's to choose. */
  version: string
  /** The correction of any item stays within ± this many points of score. */
  bound: number
  /** Per attribute, log-odds of a click from worst to best worth. Never negative for a directed attribute. */
  pulls: Readonly<Record<string, number>>
  /** Clicks it rests on. */
  clicks: number
}
