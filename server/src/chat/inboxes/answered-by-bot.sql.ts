import type { InboxId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Whether a flow takes any message of the inbox, day and night; the table is the flows' alone to write. */
export async function isAnsweredByBot(scope: TenantScope, id: InboxId): Promise<boolean> {
  const row = await scope.db
    .selectFrom('flow_publications')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('inbox_id', '=', id)
    .where('kind', '=', 'message')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
