import type { RoomView } from '@recado/contracts/conversations'
import type { MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// The columns of `members` that say how somebody works.

export interface MemberWork {
  member_id: MemberId
  availability: 'online' | 'busy' | 'offline'
  signature: string
  capacity: number
  open_conversations: number
}

export async function findMemberWork(scope: TenantScope, id: MemberId): Promise<MemberWork | undefined> {
  const row = await scope.db
    .selectFrom('members')
    .select(['id as member_id', 'availability', 'signature', 'capacity', 'open_conversations'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Everybody, in the order they came; `after` is the last of the page before. */
export async function listMemberWork(
  scope: TenantScope,
  page: { after: MemberId | undefined; limit: number },
): Promise<MemberWork[]> {
  const { after, limit } = page
  const rows = await scope.db
    .selectFrom('members')
    .select(['id as member_id', 'availability', 'signature', 'capacity', 'open_conversations'])
    .where('tenant_id', '=', scope.tenant.id)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows
}

/** Who works here, and how much room each has; by name. Bounded by the seats of a plan. */
export async function listRoom(scope: TenantScope): Promise<RoomView[]> {
  const rows = await scope.db
    .selectFrom('members')
    .select(['id as member_id', 'name', 'capacity', 'open_conversations'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '=', 'active')
    .orderBy('name')
    .orderBy('id')
    .limit(1_000)
    .execute()
  return rows
}

/** @returns undefined for who is no member. */
export async function updateMemberWork(
  scope: TenantScope,
  id: MemberId,
  changes: Partial<Pick<MemberWork, 'availability' | 'signature' | 'capacity'>>,
): Promise<MemberWork | undefined> {
  const row = await scope.db
    .updateTable('members')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(['id as member_id', 'availability', 'signature', 'capacity', 'open_conversations'])
    .executeTakeFirst()
  return row
}
