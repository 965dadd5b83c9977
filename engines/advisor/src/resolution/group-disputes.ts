import type { Claim } from '../claims/claim.ts'
import type { Conflict } from '../conflicts/conflict.ts'
import type { Dispute } from './dispute.ts'

/** Joins pairwise conflicts into quarrels, so that an option is discussed once and not once for each pair of members. */
export function groupDisputes(conflicts: readonly Conflict[], claims: readonly Claim[]): Dispute[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const groups = new Map<string, Dispute>()
  for (const conflict of conflicts) {
    const { kind, about } = topicOf(conflict, byId)
    const id = `${kind}:${about}`
    const group = groups.get(id) ?? { id, kind, about, kinds: [], claims: [] }
    group.kinds = [...new Set([...group.kinds, conflict.kind])].sort()
    group.claims = [...new Set([...group.claims, ...conflict.claims])].sort()
    groups.set(id, group)
  }
  return [...groups.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
}

/** Figures first: there is no use in arguing over options on figures that contradict each other. */
const order: readonly Dispute['kind'][] = ['figures', 'other', 'effect', 'stance', 'resource']

function topicOf(conflict: Conflict, claims: ReadonlyMap<string, Claim>): Pick<Dispute, 'kind' | 'about'> {
  const involved = conflict.claims.flatMap((id) => claims.get(id) ?? [])
  const option = involved.find((claim) => claim.option)?.option
  if (conflict.kind === 'stance') return { kind: 'stance', about: conflict.about.split('|')[0]! }
  if (conflict.kind === 'resource') return { kind: 'resource', about: conflict.about }
  if (involved.some((claim) => claim.agent === 'user')) return { kind: 'figures', about: conflict.about }
  if ((conflict.kind === 'value' || conflict.kind === 'assumption') && option) return { kind: 'effect', about: option }
  return { kind: 'other', about: conflict.about }
}
