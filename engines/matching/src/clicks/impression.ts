import type { Match } from '../match/match.ts'

/** One item as it was shown, with all that learning needs later: nothing is looked up again. */
export interface Shown {
  id: string
  /** 1 is the top. */
  position: number
  /** Probability with which the policy put this item on the screen, (0, 1]. */
  propensity: number
  utility: number
  /** Worth by attribute as it was then; absent where unknown. */
  worths: Readonly<Record<string, number>>
  /** Whether the person saw it. Not seen is not rejected: such items are ignored. */
  seen: boolean
  clicked: boolean
}

export interface Impression {
  /** Which policy (weights, correction, exploration) produced it. */
  policy: string
  shown: Shown[]
}

/**
 * Records what was shown. `seen` defaults to everything down to one past the deepest click, which is as much as a
 * list without viewport events can claim; without a click nothing is known to have been seen.
 */
export function recordImpression(
  policy: string,
  shown: readonly { match: Match; propensity: number }[],
  clicked: ReadonlySet<string>,
  seen?: ReadonlySet<string>,
): Impression {
  const deepest = shown.reduce((deep, { match }, i) => (clicked.has(match.id) ? i : deep), -2)
  return {
    policy,
    shown: shown.map(({ match, propensity }, i) => ({
      id: match.id,
      position: i + 1,
      propensity,
      utility: match.utility,
      worths: Object.fromEntries(
        match.contributions.flatMap(({ attribute, worth }) => (worth === undefined ? [] : [[attribute, worth]])),
      ),
      seen: clicked.has(match.id) || (seen?.has(match.id) ?? i <= deepest + 1),
      clicked: clicked.has(match.id),
    })),
  }
}
