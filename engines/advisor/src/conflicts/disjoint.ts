import type { Interval } from '../claims/normalise-value.ts'

/** Two per cent absorbs calendars (365/12 against 30 days) and a third written as 33 %. */
const tolerance = 0.02
const toleranceOfAbout = 0.1

/** Are two intervals of one dimension further apart than rounding explains? Different dimensions never are. */
export function disjoint(a: Interval, b: Interval): boolean {
  if (a.dimension !== b.dimension) return false
  const gap = Math.max(a.low, b.low) - Math.min(a.high, b.high)
  if (gap <= 0) return false
  const size = Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs))
  const relative = a.approximate || b.approximate ? toleranceOfAbout : tolerance
  return gap > Math.max(relative * size, a.rounding, b.rounding)
}
