import type { ConnectionId } from '@recado/contracts/ids'
import type { UpdateConnectionBody } from '@recado/contracts/whatsapp'
import type { z } from 'zod'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors } from '../../platform/errors.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { storeAccess } from './cloud-access.ts'
import type { Connection } from './connection-row.ts'
import { changeConnection, lockConnection } from './connections.sql.ts'
import { planCheck } from './plan-check.ts'
import { planReconcile } from './plan-reconcile.ts'
import { shownInAudit } from './shown-in-audit.ts'

/** @throws not_found (404), cloud_access_unused (422) */
export async function updateConnection(
  scope: TenantScope,
  keyring: Keyring,
  id: ConnectionId,
  { cloud, ...wanted }: z.output<typeof UpdateConnectionBody>,
): Promise<Connection> {
  const before = await lockConnection(scope, id)
  if (before === undefined) throw errors.not_found()
  const access = cloud === undefined ? {} : storeAccess(keyring, scope.tenant.id, before.driver, cloud)
  const changes = { ...changedFields(before, wanted), ...access }
  if (isEmpty(changes)) return before
  const after = await changeConnection(scope, id, changes)
  await recordAct(scope, {
    action: 'connection.updated',
    targetKind: 'connection',
    targetId: id,
    before: shownInAudit(before),
    after: { ...shownInAudit(after), ...(cloud === undefined ? {} : { secrets: 'replaced' }) },
  })
  if (cloud !== undefined) await planCheck(scope, id)
  if ('groups' in changes || 'history_days' in changes) await planReconcile(scope, id)
  return after
}
