import type { BillingCycle } from '@recado/contracts/billing'
import type { TenantId } from '@recado/contracts/ids'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import type { PlanCatalogue } from './plan-catalogue.ts'
import { addLocalMonths } from './subscription-period.ts'
import { findTenantZone, insertSubscription } from './subscriptions.sql.ts'

const DAY = 86_400_000

/**
 * Gives a tenant a subscription to a plan, in trial or active at once. One per product: asking again for the same
 * product leaves the first as it is, so a repeated opening does not double it.
 */
export async function startSubscription(
  scope: PlatformScope,
  catalogue: PlanCatalogue,
  order: { tenantId: TenantId; plan: string; status: 'trialing' | 'active'; cycle?: BillingCycle },
): Promise<void> {
  const plan = catalogue.get(order.plan)
  const now = scope.clock.now()
  const trialEnds = order.status === 'trialing' ? new Date(now.getTime() + plan.trial_days * DAY) : null
  const cycle = order.cycle ?? 'monthly'
  const timeZone = await findTenantZone(scope, order.tenantId)
  await insertSubscription(scope, {
    tenantId: order.tenantId,
    planCode: plan.code,
    planVersion: catalogue.version,
    product: plan.product,
    cycle,
    status: order.status,
    trialEndsAt: trialEnds,
    periodEnd: trialEnds ?? addLocalMonths(now, cycle === 'monthly' ? 1 : 12, timeZone),
  })
  await scope.notifyChanged('tenant', order.tenantId)
}
