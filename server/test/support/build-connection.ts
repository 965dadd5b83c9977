import type { BotDriver } from '@recado/contracts/bots'
import type { ConnectionId, InboxId } from '@recado/contracts/ids'
import type { GroupRule } from '@recado/contracts/whatsapp'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'

let counter = 0

/** A number with its inbox, whose bot has said nothing yet. */
export async function buildConnection(
  scope: TenantScope,
  options: {
    name?: string
    driver?: BotDriver
    groups?: GroupRule
    generation?: number
    inbox?: Partial<Parameters<typeof createInbox>[1]>
  } = {},
): Promise<{ id: ConnectionId; inboxId: InboxId }> {
  counter += 1
  const { name = `WhatsApp ${counter}`, driver = 'simulator', groups = 'ignore', generation = 1 } = options
  const inbox = await createInbox(scope, { ...options.inbox, name, channel: 'whatsapp' })
  const id = newId<ConnectionId>()
  const now = scope.clock.now()
  await scope.db
    .insertInto('whatsapp_connections')
    .values({
      ...{ tenant_id: scope.tenant.id, id, inbox_id: inbox.id, name, driver, groups, token_generation: generation },
      ...{ since: now, created_at: now, updated_at: now },
    })
    .execute()
  return { id, inboxId: inbox.id }
}
