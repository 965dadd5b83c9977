import type { CalendarId, InboxId, TeamId, TenantId } from '@recado/contracts/ids'
import type { InboxSettings } from '@recado/contracts/inboxes'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Inbox, 'settings'>

export interface Inbox {
  tenant_id: TenantId
  id: InboxId
  name: string
  channel: 'widget' | 'whatsapp' | 'api'
  public_key: string
  sealed_identity_secret: string | null
  identity_required: boolean
  team_id: TeamId | null
  calendar_id: CalendarId | null
  assignment: 'manual' | 'rotation'
  redistribute_after_s: number | null
  label_required_on_resolve: boolean
  first_answer_minutes: number | null
  resolution_minutes: number | null
  settings: InboxSettings
  /** Since when nothing new comes in by it; its history stays. */
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

export const COLUMNS = [
  ...(['tenant_id', 'id', 'name', 'channel', 'public_key', 'sealed_identity_secret', 'identity_required'] as const),
  ...(['team_id', 'calendar_id', 'assignment', 'redistribute_after_s', 'label_required_on_resolve'] as const),
  ...(['first_answer_minutes', 'resolution_minutes', 'settings', 'retired_at', 'created_at', 'updated_at'] as const),
] as const

export async function insertInbox(
  scope: TenantScope,
  inbox: Omit<Inbox, 'tenant_id' | 'retired_at' | 'created_at' | 'updated_at'>,
): Promise<Inbox> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('inboxes')
    .values({ tenant_id: scope.tenant.id, ...inbox, created_at: now, updated_at: now })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function countInboxes(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function findInbox(scope: TenantScope, id: InboxId): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** The inbox that a widget's script tag names, unless it is retired. The key is public: it opens nothing by itself. */
export async function findInboxByPublicKey(scope: TenantScope, key: string): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('public_key', '=', key)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row
}

/** One that is not retired, and nobody else changes it before the transaction ends. */
export async function lockInbox(scope: TenantScope, id: InboxId): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row
}

/** Oldest first, retired ones too. */
export async function listInboxes(
  scope: TenantScope,
  page: { after: InboxId | undefined; limit: number },
): Promise<Inbox[]> {
  const rows = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows
}

export async function changeInbox(
  scope: TenantScope,
  id: InboxId,
  change: Partial<Omit<Inbox, 'tenant_id' | 'id' | 'channel' | 'public_key' | 'created_at' | 'updated_at'>>,
): Promise<Inbox> {
  const row = await scope.db
    .updateTable('inboxes')
    .set({ ...change, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function deleteInbox(scope: TenantScope, id: InboxId): Promise<void> {
  await scope.db.deleteFrom('inboxes').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

/** Whether an inbox has conversations, and how many that are not resolved. The table is the conversations' module's. */
export async function countConversations(
  scope: TenantScope,
  id: string,
): Promise<{ hadConversations: boolean; unresolved: number }> {
  const { rows } = await sql<{ hadConversations: boolean; unresolved: number }>`
    SELECT EXISTS (SELECT FROM conversations c WHERE c.tenant_id = ${scope.tenant.id} AND c.inbox_id = ${id}) AS "hadConversations",
           (SELECT count(*) FROM conversations c
             WHERE c.tenant_id = ${scope.tenant.id} AND c.inbox_id = ${id} AND c.status <> 'resolved') AS unresolved`.execute(
    scope.db,
  )
  return rows[0] ?? { hadConversations: false, unresolved: 0 }
}

/** Whether there is such a team, not retired; it stays so until the transaction ends. The table is the conversations' module's. */
export async function isTeamThere(scope: TenantScope, id: TeamId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM teams WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND retired_at IS NULL FOR KEY SHARE`.execute(
    scope.db,
  )
  return rows.length === 1
}
