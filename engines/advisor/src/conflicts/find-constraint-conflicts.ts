import { canonical } from '../claims/canonical.ts'
import type { Claim } from '../claims/claim.ts'
import { metricNature } from '../claims/metric-nature.ts'
import { normaliseValue } from '../claims/normalise-value.ts'
import { type Conflict, type ConflictContext, type Constraint, conflictOf } from './conflict.ts'

/** Proposals and estimates outside a limit the person set. Risks are tails and violate nothing. */
export function findConstraintConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  return (context.constraints ?? []).flatMap((constraint) =>
    claims
      .filter((claim) => claim.kind !== 'risk' && violates(claim, constraint, context))
      .map((claim) =>
        conflictOf('constraint', 'limit_violated', claim.subject, metricNature(constraint.metric).id, [claim]),
      ),
  )
}

function violates(claim: Claim, constraint: Constraint, context: ConflictContext): boolean {
  const metric = metricNature(constraint.metric)
  if (!claim.value || metricNature(claim.metric).id !== metric.id) return false
  if (canonical(claim.subject) !== canonical(constraint.subject)) return false
  const value = normaliseValue(claim.value, metric.nature, context.fx)
  const limit = normaliseValue(constraint.value, metric.nature, context.fx)
  if (value.dimension !== limit.dimension) return false
  const slack = Math.abs(limit.low) * 0.001
  return constraint.op === '<=' ? value.low > limit.high + slack : value.high < limit.low - slack
}
