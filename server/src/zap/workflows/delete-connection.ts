import type { ConnectionId } from '@recado/contracts/ids'
import { retireInbox } from '../../chat/inboxes/index.ts'
import { giveBack } from '../../core/billing/index.ts'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeConnection, lockConnection, planReconcile, shownInAudit } from '../connections/index.ts'

/** The bot goes and its place in the plan is free; what was written stays, in an inbox that is retired. @throws not_found (404) */
export async function deleteConnection(scope: TenantScope, id: ConnectionId): Promise<void> {
  const connection = await lockConnection(scope, id)
  if (connection === undefined) throw errors.not_found()
  await changeConnection(scope, id, {
    deleted_at: scope.clock.now(),
    sealed_cloud_secrets: null,
    link: null,
    code: null,
  })
  await retireInbox(scope, connection.inbox_id)
  await giveBack(scope, 'connections', { transactionId: id })
  await recordAct(scope, {
    action: 'connection.deleted',
    targetKind: 'connection',
    targetId: id,
    before: shownInAudit(connection),
  })
  await planReconcile(scope, id)
}
