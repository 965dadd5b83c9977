import type { ConnectionId } from '@recado/contracts/ids'
import type { CreateConnectionBody } from '@recado/contracts/whatsapp'
import type { z } from 'zod'
import { createInbox } from '../../chat/inboxes/index.ts'
import { consume } from '../../core/billing/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  type Connection,
  insertConnection,
  planCheck,
  planReconcile,
  shownInAudit,
  storeAccess,
} from '../connections/index.ts'

/**
 * A number more, its inbox and the order for its bot, all or nothing. Each counts, whoever carries it.
 * @throws quota_exceeded (402), inboxes_too_many, inbox_taken (409), cloud_access_missing, cloud_access_unused (422)
 */
export async function createConnection(
  scope: TenantScope,
  keyring: Keyring,
  { name, driver, groups, history_days, cloud }: z.output<typeof CreateConnectionBody>,
): Promise<Connection> {
  const id = newId<ConnectionId>()
  await consume(scope, 'connections', 1, { transactionId: id })
  const access = storeAccess(keyring, scope.tenant.id, driver, cloud)
  const inbox = await createInbox(scope, { name, channel: 'whatsapp' })
  const connection = await insertConnection(scope, {
    ...{ id, inbox_id: inbox.id, name, driver, groups, history_days, ...access },
  })
  await recordAct(scope, {
    action: 'connection.created',
    targetKind: 'connection',
    targetId: id,
    after: shownInAudit(connection),
  })
  await planReconcile(scope, id)
  if (driver === 'cloud') await planCheck(scope, id)
  return connection
}
