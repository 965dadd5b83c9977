import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface ModelRow {
  id: string
  sealed_provider: string
  created_by_name: string
  last_used_at: Date | null
  updated_at: Date
}

export async function findModelRow(scope: TenantScope): Promise<ModelRow | undefined> {
  return scope.db
    .selectFrom('advisor_models')
    .select(['id', 'sealed_provider', 'created_by_name', 'last_used_at', 'updated_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
}

/** Replaces one that is there, row and all: a value is sealed for its row. */
export async function writeModelRow(
  scope: TenantScope,
  row: Pick<ModelRow, 'id' | 'sealed_provider' | 'created_by_name'>,
): Promise<void> {
  await deleteModelRow(scope)
  await scope.db
    .insertInto('advisor_models')
    .values({ tenant_id: scope.tenant.id, ...row, updated_at: scope.clock.now() })
    .execute()
}

/** Whether there was one. */
export async function deleteModelRow(scope: TenantScope): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('advisor_models')
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function noteUse(scope: TenantScope): Promise<void> {
  await scope.db
    .updateTable('advisor_models')
    .set({ last_used_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .execute()
}
