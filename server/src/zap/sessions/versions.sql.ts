import type { FlowVersionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A published document; the table is written by the flows alone, and its rows never change. */
export async function findVersionDocument(scope: TenantScope, id: FlowVersionId): Promise<unknown> {
  const row = await scope.db
    .selectFrom('flow_versions')
    .select('document')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.document
}
