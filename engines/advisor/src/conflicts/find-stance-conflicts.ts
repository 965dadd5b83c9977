import type { Claim } from '../claims/claim.ts'
import { type Conflict, conflictOf } from './conflict.ts'
import { oppositeOptions } from './opposite-options.ts'
import { pairsOf, sameGround } from './same-ground.ts'

/** One for and one against the same option, or support for two options that exclude each other. */
export function findStanceConflicts(claims: readonly Claim[]): Conflict[] {
  const conflicts: Conflict[] = []
  for (const [a, b] of pairsOf(claims.filter((claim) => claim.option && claim.stance))) {
    if (!sameGround(a, b)) continue
    if (a.option === b.option && a.stance! * b.stance! < 0) {
      conflicts.push(conflictOf('stance', 'for_and_against', a.subject, a.option!, [a, b]))
    } else if (a.stance! > 0 && b.stance! > 0 && oppositeOptions(a.option!, b.option!)) {
      const about = [a.option!, b.option!].sort().join('|')
      conflicts.push(conflictOf('stance', 'exclusive_options', a.subject, about, [a, b]))
    }
  }
  return conflicts
}
