import type { ConnectionId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface CloudDelivery {
  id: string
  body: unknown
}

export async function insertDelivery(scope: TenantScope, connectionId: ConnectionId, body: unknown): Promise<void> {
  await scope.db
    .insertInto('cloud_deliveries')
    .values({
      tenant_id: scope.tenant.id,
      id: newId<string>(),
      connection_id: connectionId,
      body: JSON.stringify(body),
      received_at: scope.clock.now(),
    })
    .execute()
}

/** The one that came first of those not read yet. */
export async function findOldestDelivery(
  scope: TenantScope,
  connectionId: ConnectionId,
): Promise<CloudDelivery | undefined> {
  return scope.db
    .selectFrom('cloud_deliveries')
    .select(['id', 'body'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export async function deleteDelivery(scope: TenantScope, id: string): Promise<void> {
  await scope.db.deleteFrom('cloud_deliveries').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
