import { canonical } from '../claims/canonical.ts'
import type { Claim } from '../claims/claim.ts'
import { normaliseValue } from '../claims/normalise-value.ts'
import { type Capacity, type Conflict, type ConflictContext, conflictOf } from './conflict.ts'

/** Supported options that together need more of a resource than there is. Each option is paid once, at its largest claim. */
export function findResourceConflicts(claims: readonly Claim[], context: ConflictContext): Conflict[] {
  return (context.capacity ?? []).flatMap((capacity) => {
    const perOption = new Map<string, { claim: Claim; amount: number }>()
    for (const claim of claims) {
      if ((claim.stance ?? 0) <= 0) continue
      const amount = needOf(claim, capacity, context)
      const option = claim.option ?? claim.id
      if (amount > (perOption.get(option)?.amount ?? 0)) perOption.set(option, { claim, amount })
    }
    const asked = [...perOption.values()]
    const total = asked.reduce((sum, { amount }) => sum + amount, 0)
    const available = normaliseValue(capacity.value, 'flow', context.fx).high
    if (total <= available * 1.001) return []
    const involved = asked.map(({ claim }) => claim)
    return [conflictOf('resource', 'overcommitted', involved[0]!.subject, canonical(capacity.resource), involved)]
  })
}

function needOf(claim: Claim, capacity: Capacity, context: ConflictContext): number {
  const dimension = normaliseValue(capacity.value, 'flow', context.fx).dimension
  return claim.needs
    .filter((need) => canonical(need.resource) === canonical(capacity.resource))
    .map((need) => normaliseValue(need.value, 'flow', context.fx, need.months))
    .filter((need) => need.dimension === dimension)
    .reduce((sum, need) => sum + need.high, 0)
}
