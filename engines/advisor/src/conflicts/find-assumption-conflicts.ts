import { canonical } from '../claims/canonical.ts'
import type { Assumption, Claim } from '../claims/claim.ts'
import { metricNature } from '../claims/metric-nature.ts'
import { normaliseValue } from '../claims/normalise-value.ts'
import { type Conflict, type ConflictContext, conflictOf } from './conflict.ts'
import { disjoint } from './disjoint.ts'
import { pairsOf } from './same-ground.ts'

/** One key assumed in two ways. Claims of different scenarios may; claims of different subjects may not: there is one world. */
export function findAssumptionConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  const conflicts: Conflict[] = []
  for (const [a, b] of pairsOf(claims)) {
    if (canonical(a.scenario ?? '') !== canonical(b.scenario ?? '')) continue
    for (const x of a.assumptions) {
      for (const y of b.assumptions) {
        if (canonical(x.key) === canonical(y.key) && contradict(x, y, context)) {
          conflicts.push(conflictOf('assumption', 'contradictory', a.subject, canonical(x.key), [a, b]))
        }
      }
    }
  }
  return conflicts
}

function contradict(x: Assumption, y: Assumption, context: ConflictContext): boolean {
  if (typeof x.value === 'object' && typeof y.value === 'object') {
    const { nature } = metricNature(x.key)
    return disjoint(normaliseValue(x.value, nature, context.fx), normaliseValue(y.value, nature, context.fx))
  }
  if (typeof x.value === 'object' || typeof y.value === 'object') return false
  return canonical(String(x.value)) !== canonical(String(y.value))
}
