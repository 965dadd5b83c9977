import type { Claim } from '../claims/claim.ts'
import type { Conflict, ConflictContext } from './conflict.ts'
import { findAssumptionConflicts } from './find-assumption-conflicts.ts'
import { findConstraintConflicts } from './find-constraint-conflicts.ts'
import { findEvidenceConflicts } from './find-evidence-conflicts.ts'
import { findIdentityConflicts } from './find-identity-conflicts.ts'
import { findPrecedenceConflicts } from './find-precedence-conflicts.ts'
import { findResourceConflicts } from './find-resource-conflicts.ts'
import { findStanceConflicts } from './find-stance-conflicts.ts'
import { findValueConflicts } from './find-value-conflicts.ts'

/**
 * Finds disagreements by arithmetic, never by opinion, after bringing units, periods and currencies to one.
 * Pure and ordered: the same claims give the same conflicts, sorted by id, each once.
 */
export function detectConflicts(claims: readonly Claim[], context: ConflictContext = {}): Conflict[] {
  const withFacts = [...(context.facts ?? []), ...claims]
  const found = [
    ...findValueConflicts(withFacts, context),
    ...findIdentityConflicts(withFacts, context),
    ...findPrecedenceConflicts(withFacts),
    ...findStanceConflicts(claims),
    ...findAssumptionConflicts(claims, context),
    ...findResourceConflicts(claims, context),
    ...findConstraintConflicts(claims, context),
    ...findEvidenceConflicts(claims, context),
  ]
  const unique = new Map(found.map((conflict) => [conflict.id, conflict]))
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
