import type { ConnectionId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Connection } from './connection-row.ts'
import { findConnection } from './connections.sql.ts'

/** @throws not_found (404), also for one that was deleted */
export async function getConnection(scope: TenantScope, id: ConnectionId): Promise<Connection> {
  const connection = await findConnection(scope, id)
  if (connection === undefined || connection.deleted_at !== null) throw errors.not_found()
  return connection
}
