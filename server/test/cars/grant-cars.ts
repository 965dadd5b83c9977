import { grantEntitlement } from '../../src/core/billing/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { TestHouse } from '../support/test-house.ts'

/** The tenant with so many more cars than its plans give. */
export async function grantCars(house: Pick<TestHouse, 'services'>, { id }: Tenant, cars: number): Promise<Tenant> {
  const { control, plans, tenants } = house.services
  await control.acrossTenants((scope) =>
    grantEntitlement(
      scope,
      plans,
      { actor: { kind: 'system', name: 'factory' } },
      {
        ...{
          tenant_id: id,
          entitlement: 'cars_max',
          value: cars,
          reason: 'test',
          granted_by: 'factory',
          expires_at: null,
        },
      },
    ),
  )
  tenants.forget(id)
  const tenant = await tenants.find({ id })
  if (tenant === undefined) throw new Error('the tenant was not found')
  return tenant
}
