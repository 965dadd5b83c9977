import type { Claim } from '../claims/claim.ts'
import { metricNature } from '../claims/metric-nature.ts'
import { normaliseValue } from '../claims/normalise-value.ts'
import { type Conflict, type ConflictContext, conflictOf } from './conflict.ts'
import { disjoint } from './disjoint.ts'
import { pairsOf, sameGround } from './same-ground.ts'

/** Disjoint values for one subject, metric, option, horizon, scenario and moment. */
export function findValueConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  const conflicts: Conflict[] = []
  for (const [a, b] of pairsOf(claims)) {
    if (!a.value || !b.value || a.option !== b.option || statusOf(a) !== statusOf(b)) continue
    const metric = metricNature(a.metric)
    if (metric.id !== metricNature(b.metric).id || !sameGround(a, b) || !sameMoment(a, b)) continue
    const x = normaliseValue(a.value, metric.nature, context.fx)
    const y = normaliseValue(b.value, metric.nature, context.fx)
    if (disjoint(x, y)) conflicts.push(conflictOf('value', 'disjoint', a.subject, metric.id, [a, b]))
  }
  return conflicts
}

/** What is, what should be and what might go wrong are three statuses: a target does not contradict today's figure. */
function statusOf(claim: Claim): string {
  return claim.kind === 'fact' || claim.kind === 'estimate' ? 'is' : claim.kind
}

function sameMoment(a: Claim, b: Claim): boolean {
  const x = a.value?.asOf
  const y = b.value?.asOf
  if (x === undefined || y === undefined) return true
  const shared = Math.min(x.length, y.length)
  return x.slice(0, shared) === y.slice(0, shared)
}
