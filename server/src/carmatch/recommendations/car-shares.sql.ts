import type { CarId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface ShareRow {
  token: string
  car_ids: CarId[]
  created_at: Date
}

export async function insertShare(
  scope: TenantScope,
  share: { token: string; buyer: string; clientId: string; carIds: readonly CarId[]; expiresAt: Date },
): Promise<ShareRow> {
  await scope.db
    .insertInto('car_shares')
    .values({
      ...{ tenant_id: scope.tenant.id, token: share.token, buyer: share.buyer, client_id: share.clientId },
      ...{ car_ids: [...share.carIds], created_at: scope.clock.now(), expires_at: share.expiresAt },
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'buyer', 'client_id']).doNothing())
    .execute()
  // The same act again is the share that it made.
  return await scope.db
    .selectFrom('car_shares')
    .select(['token', 'car_ids', 'created_at'])
    .$narrowType<Pick<ShareRow, 'car_ids'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('buyer', '=', share.buyer)
    .where('client_id', '=', share.clientId)
    .executeTakeFirstOrThrow()
}

export async function findShare(scope: TenantScope, token: string): Promise<ShareRow | undefined> {
  return await scope.db
    .selectFrom('car_shares')
    .select(['token', 'car_ids', 'created_at'])
    .$narrowType<Pick<ShareRow, 'car_ids'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('token', '=', token)
    .where('expires_at', '>', scope.clock.now())
    .executeTakeFirst()
}

export async function deleteEndedShares(scope: TenantScope): Promise<void> {
  await scope.db
    .deleteFrom('car_shares')
    .where('tenant_id', '=', scope.tenant.id)
    .where('expires_at', '<', scope.clock.now())
    .execute()
}
