import type { SubscriptionStatus } from '@recado/contracts/billing'
import type { TenantId } from '@recado/contracts/ids'
import type { Services } from '../../services.ts'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import {
  type ConfirmedPayment,
  confirmPayment as confirmInBilling,
  listSubscriptionRows,
  type PaymentResult,
} from '../billing/index.ts'
import { changeStatus, findTenantRow } from '../tenants/index.ts'

interface Source {
  actor: Actor
  origin?: RequestOrigin
}

/**
 * Takes note of a payment and lets the tenant work again, in one transaction. Confirming the same payment twice changes
 * nothing the second time.
 * @throws what billing's `confirmPayment` throws
 */
export async function confirmPayment(
  services: Pick<Services, 'control'>,
  source: Source,
  order: ConfirmedPayment,
): Promise<PaymentResult> {
  return services.control.acrossTenants(async (scope) => {
    const result = await confirmInBilling(scope, source, order)
    if (!result.replayed) await reactivate(scope, source, order.tenantId, result.previousStatus)
    return result
  })
}

const UNPAID: readonly SubscriptionStatus[] = ['past_due', 'suspended']

/**
 * The tenant becomes active when what held it back was this subscription and nothing else is unpaid. Somebody whom the
 * platform suspended for another reason is not let back in by paying.
 */
async function reactivate(
  scope: PlatformScope,
  source: Source,
  tenantId: TenantId,
  previous: SubscriptionStatus,
): Promise<void> {
  const tenant = await findTenantRow(scope, tenantId)
  if (tenant === undefined) return
  const heldBack = (tenant.status === 'past_due' || tenant.status === 'suspended') && UNPAID.includes(previous)
  if (tenant.status !== 'trial' && !heldBack) return
  const subscriptions = await listSubscriptionRows(scope, tenantId)
  if (subscriptions.some(({ status }) => UNPAID.includes(status))) return
  await changeStatus(scope, source, { tenantId, status: 'active', reason: 'payment confirmed' })
}
