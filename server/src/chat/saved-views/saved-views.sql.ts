import type { MemberId, SavedViewId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface SavedViewRow {
  id: SavedViewId
  name: string
  /** Null: everybody's. */
  owner_id: MemberId | null
  /** As the wire shows them. */
  filters: unknown
  updated_at: Date
}

const COLUMNS = ['id', 'name', 'owner_id', 'filters', 'updated_at'] as const

/** Everybody's and one's own; they are shown whole. */
export async function listViewRows(scope: TenantScope, memberId: MemberId | null): Promise<SavedViewRow[]> {
  const { rows } = await sql<SavedViewRow>`
    SELECT v.id, v.name, v.owner_id, v.filters, v.updated_at FROM saved_views v
     WHERE v.tenant_id = ${scope.tenant.id} AND (v.owner_id IS NULL OR v.owner_id = ${memberId}::uuid)
     ORDER BY v.name, v.id LIMIT 200`.execute(scope.db)
  return rows
}

export async function findViewRow(scope: TenantScope, id: SavedViewId): Promise<SavedViewRow | undefined> {
  const row = await scope.db
    .selectFrom('saved_views')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** @throws 23505 when its owner, or everybody, has the name for another */
export async function upsertViewRow(scope: TenantScope, view: Omit<SavedViewRow, 'updated_at'>): Promise<SavedViewRow> {
  const now = scope.clock.now()
  const { id, ...values } = { ...view, updated_at: now }
  const row = await scope.db
    .insertInto('saved_views')
    .values({ tenant_id: scope.tenant.id, id, ...values, created_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(values))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row
}

export async function deleteViewRow(scope: TenantScope, id: SavedViewId): Promise<void> {
  await scope.db.deleteFrom('saved_views').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
