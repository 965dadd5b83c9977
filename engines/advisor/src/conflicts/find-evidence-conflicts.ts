import type { Claim } from '../claims/claim.ts'
import { metricNature } from '../claims/metric-nature.ts'
import { normaliseValue } from '../claims/normalise-value.ts'
import { type Conflict, type ConflictContext, conflictOf } from './conflict.ts'
import { disjoint } from './disjoint.ts'

/** A figure older than this says little about today; small firms close their books yearly, so one late year is allowed. */
const staleAfterMonths = 18

/** Figures nobody can trace, that cite a calculation which says otherwise, or that are too old. */
export function findEvidenceConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  return claims.flatMap((claim) => {
    const reason = faultOf(claim, context)
    return reason ? [conflictOf('evidence', reason, claim.subject, metricNature(claim.metric).id, [claim])] : []
  })
}

function faultOf(claim: Claim, context: ConflictContext): string | undefined {
  if (claim.hypothesis || !(claim.value || claim.kind === 'fact')) return undefined
  const supports = claim.evidence.filter((evidence) => evidence.source !== 'model')
  if (supports.length === 0) return 'unsupported'
  for (const evidence of supports) {
    if (evidence.source !== 'calculation' || !context.nodes) continue
    const node = context.nodes.find((candidate) => candidate.id === evidence.ref)
    if (!node) return 'unknown_calculation'
    const { nature } = metricNature(claim.metric)
    const cited = normaliseValue(node.value, nature, context.fx)
    if (claim.value && disjoint(normaliseValue(claim.value, nature, context.fx), cited))
      return 'differs_from_calculation'
  }
  return isStale(claim.value?.asOf, context.today) ? 'stale' : undefined
}

function isStale(asOf: string | undefined, today: string | undefined): boolean {
  if (!asOf || !today) return false
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 12)
  return months(today) - months(asOf) > staleAfterMonths
}
