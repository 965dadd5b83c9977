import type { BotDriver } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import type { Services } from '../../src/services.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildInbox } from '../conversations/scene.ts'

/** The row that a company's new number has; what its noun does beside it is not looked at here. */
export async function insertConnection(
  services: Services,
  tenant: Tenant,
  id: ConnectionId,
  driver: BotDriver,
): Promise<void> {
  await services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const inboxId = await buildInbox(scope)
    await scope.db
      .updateTable('inboxes')
      .set({ channel: 'whatsapp' })
      .where('tenant_id', '=', tenant.id)
      .where('id', '=', inboxId)
      .execute()
    const now = scope.clock.now()
    await scope.db
      .insertInto('whatsapp_connections')
      .values({
        ...{ tenant_id: tenant.id, id, inbox_id: inboxId, name: 'Vendas', driver },
        ...{ since: now, created_at: now, updated_at: now },
      })
      .execute()
  })
}
