import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** By what a conversation is held; undefined where there is none. */
export async function findChannel(scope: TenantScope, id: ConversationId): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('conversations as c')
    .innerJoin('inboxes as i', (join) => join.onRef('i.tenant_id', '=', 'c.tenant_id').onRef('i.id', '=', 'c.inbox_id'))
    .select('i.channel')
    .where('c.tenant_id', '=', scope.tenant.id)
    .where('c.id', '=', id)
    .executeTakeFirst()
  return row?.channel
}
