import type { Match } from '../match/match.ts'

/**
 * Gives the last of `count` places to a uniformly drawn runner-up, so that what never ranks high is still seen
 * sometimes and its propensity is known. Ask `match` for more than `count`; with no runner-up nothing is drawn.
 * @param random a source of numbers in [0, 1).
 */
export function exploreLastSlot(
  matches: readonly Match[],
  count: number,
  random: () => number,
): { match: Match; propensity: number }[] {
  const certain = matches.slice(0, Math.max(0, count - 1))
  const rest = matches.slice(certain.length)
  const shown = certain.map((match) => ({ match, propensity: 1 }))
  if (rest.length === 0 || count <= 0) return shown
  return [...shown, { match: rest[Math.floor(random() * rest.length)]!, propensity: 1 / rest.length }]
}
