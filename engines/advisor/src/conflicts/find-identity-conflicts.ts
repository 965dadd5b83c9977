import type { Claim } from '../claims/claim.ts'
import { metricNature } from '../claims/metric-nature.ts'
import { type Interval, normaliseValue } from '../claims/normalise-value.ts'
import { type Conflict, type ConflictContext, conflictOf } from './conflict.ts'
import { disjoint } from './disjoint.ts'
import { sameGround } from './same-ground.ts'

interface Identity {
  left: string
  right: [string, string]
  apply: (a: number, b: number) => number
}

const times = (a: number, b: number) => a * b
const share = (a: number, b: number) => (b === 0 ? Number.NaN : (a / b) * 100)

/** What must hold between metrics of one subject, per month, whoever states them. */
export const identities: readonly Identity[] = [
  { left: 'revenue', right: ['price', 'volume'], apply: times },
  { left: 'profit', right: ['revenue', 'total_cost'], apply: (a, b) => a - b },
  { left: 'net_margin', right: ['profit', 'revenue'], apply: share },
  { left: 'volume', right: ['leads', 'conversion'], apply: (leads, percent) => (leads * percent) / 100 },
  { left: 'cac', right: ['marketing', 'new_customers'], apply: (a, b) => (b === 0 ? Number.NaN : a / b) },
]

/** Three figures that cannot all be true: revenue that is not price × volume, and its kind. */
export function findIdentityConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  const stated = claims.flatMap((claim) => {
    if (!claim.value || (claim.kind !== 'fact' && claim.kind !== 'estimate')) return []
    const { id, nature } = metricNature(claim.metric)
    return [{ claim, metric: id, interval: normaliseValue(claim.value, nature, context.fx) }]
  })
  const of = (metric: string, like?: Claim) =>
    stated.filter(
      (s) => s.metric === metric && (!like || (sameGround(s.claim, like) && s.claim.option === like.option)),
    )

  return identities.flatMap((identity) =>
    of(identity.left).flatMap((left) =>
      of(identity.right[0], left.claim).flatMap((a) =>
        of(identity.right[1], left.claim).flatMap((b) => {
          const expected = image(identity, a.interval, b.interval, left.interval.dimension)
          if (!expected || !disjoint(left.interval, expected)) return []
          const involved = [left.claim, a.claim, b.claim]
          return [conflictOf('identity', 'broken_identity', left.claim.subject, identity.left, involved)]
        }),
      ),
    ),
  )
}

function image(identity: Identity, a: Interval, b: Interval, dimension: string): Interval | undefined {
  const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => identity.apply(x, y)))
  if (corners.some(Number.isNaN)) return undefined
  return {
    low: Math.min(...corners),
    high: Math.max(...corners),
    dimension,
    rounding: 0,
    approximate: a.approximate || b.approximate,
  }
}
