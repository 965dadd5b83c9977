import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whether the company's flows recommend out of the sample stock. */
export async function hasSampleCars(scope: TenantScope): Promise<boolean> {
  const row = await scope.db
    .selectFrom('flow_settings')
    .select('sample_cars')
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return row?.sample_cars ?? false
}

/** Saying what is said already changes nothing. */
export async function setSampleCars(scope: TenantScope, sample_cars: boolean): Promise<void> {
  const change = { sample_cars, updated_at: scope.clock.now() }
  await scope.db
    .insertInto('flow_settings')
    .values({ tenant_id: scope.tenant.id, ...change })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet(change).where('flow_settings.sample_cars', '<>', sample_cars),
    )
    .execute()
}
