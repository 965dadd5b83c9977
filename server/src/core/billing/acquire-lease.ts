import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { deleteLease, findNextExpiry, takeLease } from './usage-leases.sql.ts'

/** What may run only so many times at once, and how often where no plan says. */
const CONCURRENCY = { executions: { limitName: 'executions_concurrent', withoutPlan: 1 } } as const
export type ConcurrencyKind = keyof typeof CONCURRENCY

/** A refused caller is asked to wait this long at most: places usually become free before their lease ends. */
const LONGEST_WAIT_SECONDS = 30

/**
 * Takes one of the places the plan has (advisor: free 1, pro 5) for `seconds`; the same holder asking again prolongs.
 * Commit it before the work begins, give it back with `releaseLease`; a holder that dies loses it when it ends.
 * @throws concurrency_limited (429, with Retry-After)
 */
export async function acquireLease(
  scope: TenantScope,
  kind: ConcurrencyKind,
  lease: { holder: string; seconds: number },
): Promise<{ expiresAt: Date }> {
  const { limitName, withoutPlan } = CONCURRENCY[kind]
  const named = scope.tenant.entitlements.limits[limitName]
  const limit = named === undefined ? withoutPlan : named
  const now = scope.clock.now().getTime()
  const expiresAt = new Date(now + lease.seconds * 1000)
  if (await takeLease(scope, { kind, holder: lease.holder, expiresAt }, limit)) return { expiresAt }
  const free = await findNextExpiry(scope, kind)
  const wait = free === undefined ? 1 : Math.ceil((free.getTime() - now) / 1000)
  throw errors.concurrency_limited({
    headers: { 'retry-after': String(Math.min(Math.max(wait, 1), LONGEST_WAIT_SECONDS)) },
    extra: { limit, plan: scope.tenant.plan },
  })
}

/** Gives the place back. Also fine when it was lost already. */
export async function releaseLease(scope: TenantScope, kind: ConcurrencyKind, holder: string): Promise<void> {
  await deleteLease(scope, kind, holder)
}
