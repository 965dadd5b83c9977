import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import type { TenantStatus } from '@recado/contracts/tenants'
import type { Services } from '../../services.ts'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import {
  type AdvancedSubscription,
  advanceSubscription,
  listDueSubscriptions,
  suspendForNonPayment as suspendInBilling,
} from '../billing/index.ts'
import { changeStatus, findTenantRow, LIFECYCLE } from '../tenants/index.ts'

const BATCH = 200
const SYSTEM: Actor = { kind: 'system', name: 'advance subscriptions' }

export interface AdvanceReport {
  looked: number
  changed: number
  failed: number
}

/**
 * What time does to every subscription that is due: next plans, free renewals, past due, suspension. Each in a
 * transaction of its own, so that one that fails holds up nobody; meant to run often, running twice changes nothing.
 */
export async function advanceSubscriptions(
  services: Pick<Services, 'control' | 'clock' | 'log' | 'dunning'>,
  signal?: AbortSignal,
): Promise<AdvanceReport> {
  const { control, clock, log, dunning } = services
  const report: AdvanceReport = { looked: 0, changed: 0, failed: 0 }
  let after: SubscriptionId | undefined
  // Ends: after the last one that was due when it was asked, or with its caller's signal.
  for (;;) {
    const page = { now: clock.now(), after, limit: BATCH }
    const ids = await control.acrossTenants((scope) => listDueSubscriptions(scope, page))
    for (const id of ids) {
      signal?.throwIfAborted()
      report.looked += 1
      try {
        const changed = await control.acrossTenants(async (scope) => {
          const advanced = await advanceSubscription(scope, dunning, { actor: SYSTEM }, id)
          if (advanced?.changed !== true) return false
          await followSubscription(scope, SYSTEM, advanced, 'the period that was paid is over')
          return true
        })
        if (changed) report.changed += 1
      } catch (err) {
        report.failed += 1
        log.error({ err, subscription_id: id }, 'subscription could not be advanced')
      }
    }
    if (ids.length < BATCH) return report
    after = ids.at(-1)
  }
}

/** Suspends a subscription and its tenant now. Messages from outside still come in; nothing is deleted. */
export async function suspendForNonPayment(
  services: Pick<Services, 'control'>,
  source: { actor: Actor },
  subscriptionId: SubscriptionId,
): Promise<void> {
  await services.control.acrossTenants(async (scope) => {
    const suspended = await suspendInBilling(scope, source, subscriptionId)
    if (suspended.changed) await followSubscription(scope, source.actor, suspended, 'not paid')
  })
}

/** The tenant is as its worst subscription: the first past due makes it past due, the first suspended suspends it. */
async function followSubscription(
  scope: PlatformScope,
  actor: Actor,
  { tenantId, status }: AdvancedSubscription,
  reason: string,
): Promise<void> {
  const target = status === 'past_due' || status === 'suspended' ? status : undefined
  if (target !== undefined && (await mayBecome(scope, tenantId, target))) {
    await changeStatus(scope, { actor }, { tenantId, status: target, reason })
  }
}

async function mayBecome(scope: PlatformScope, tenantId: TenantId, status: TenantStatus): Promise<boolean> {
  const tenant = await findTenantRow(scope, tenantId)
  return tenant !== undefined && LIFECYCLE[tenant.status].next.includes(status)
}
