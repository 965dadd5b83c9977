import type { ConnectionId, ContactId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** When the customer wrote last on a connection; undefined: never. */
export async function findLastInbound(
  scope: TenantScope,
  { connectionId, contactId }: { connectionId: ConnectionId; contactId: ContactId },
): Promise<Date | undefined> {
  const { fn } = scope.db
  const row = await scope.db
    .selectFrom('whatsapp_chats')
    .select(fn.max('last_inbound_at').as('at'))
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  return row?.at ?? undefined
}
