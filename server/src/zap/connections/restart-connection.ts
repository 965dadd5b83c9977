import type { ConnectionId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Connection } from './connection-row.ts'
import { lockConnection } from './connections.sql.ts'
import { planReconcile } from './plan-reconcile.ts'

/** Its bot begins anew with the same session, also one that does not answer any more. @throws not_found (404) */
export async function restartConnection(scope: TenantScope, id: ConnectionId): Promise<Connection> {
  const connection = await lockConnection(scope, id)
  if (connection === undefined) throw errors.not_found()
  await planReconcile(scope, id, { restart: true })
  await recordAct(scope, { action: 'connection.restarted', targetKind: 'connection', targetId: id })
  return connection
}
