import type { BillingCycle } from '@recado/contracts/billing'
import type { PlacementKind, TenantStatus } from '@recado/contracts/tenants'
import { listSubscriptionRows, type SubscriptionRow, startSubscription } from '../../src/core/billing/index.ts'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { buildTenant } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A tenant with a subscription to each of the plans. */
export async function buildSubscriber(
  house: Pick<TestHouse, 'services'>,
  plans: readonly string[],
  options: {
    placement?: PlacementKind
    status?: TenantStatus
    trialing?: boolean
    cycle?: BillingCycle
  } = {},
) {
  const { control, plans: catalogue, tenants } = house.services
  const { id } = await buildTenant(house, options)
  const status = options.trialing ? 'trialing' : 'active'
  await control.acrossTenants(async (scope) => {
    for (const plan of plans) {
      await startSubscription(scope, catalogue, { tenantId: id, plan, status, cycle: options.cycle ?? 'monthly' })
    }
  })
  const reload = async () => {
    tenants.forget(id)
    const found = await tenants.find({ id })
    if (found === undefined) throw new Error('the tenant is gone')
    return found
  }
  const tenant = await reload()
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const subscriptions = (): Promise<SubscriptionRow[]> =>
    control.acrossTenants((scope) => listSubscriptionRows(scope, id))
  return { tenant, source, reload, subscriptions }
}
