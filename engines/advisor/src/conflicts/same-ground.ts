import { canonical } from '../claims/canonical.ts'
import type { Claim } from '../claims/claim.ts'
import { horizonMonths } from '../claims/normalise-value.ts'

/** Do two claims speak of the same subject, horizon and scenario? Only then can they contradict each other. */
export function sameGround(a: Claim, b: Claim): boolean {
  return (
    canonical(a.subject) === canonical(b.subject) &&
    sameHorizon(a, b) &&
    canonical(a.scenario ?? '') === canonical(b.scenario ?? '')
  )
}

function sameHorizon(a: Claim, b: Claim): boolean {
  const x = horizonMonths(a.horizon)
  const y = horizonMonths(b.horizon)
  // 90 days are 2.96 months: one fiftieth is the slack between calendars, as for values.
  return Math.abs(x - y) <= 0.02 * Math.max(x, y)
}

/** Every unordered pair once, in the order given. */
export function* pairsOf<T>(items: readonly T[]): Generator<[T, T]> {
  for (let i = 0; i < items.length; i++) for (let j = i + 1; j < items.length; j++) yield [items[i]!, items[j]!]
}
