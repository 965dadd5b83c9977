import type { BotDriver } from '@recado/contracts/bots'
import type { ConnectionId, InboxId } from '@recado/contracts/ids'
import type { GroupRule } from '@recado/contracts/whatsapp'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What is to be known of a connection when its bot calls. */
export interface BotConnection {
  id: ConnectionId
  inbox_id: InboxId
  name: string
  driver: BotDriver
  groups: GroupRule
  token_generation: number
  profile_name: string | null
}

/** Undefined for one that was deleted, too: its bot is not heard any more. */
export async function findBotConnection(scope: TenantScope, id: ConnectionId): Promise<BotConnection | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_connections')
    .select(['id', 'inbox_id', 'name', 'driver', 'groups', 'token_generation', 'profile_name'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row
}
