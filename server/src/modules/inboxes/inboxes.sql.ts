import type { CalendarId, InboxId, TeamId, TenantId } from '@recado/contracts/ids'
import type { InboxSettings } from '@recado/contracts/inboxes'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

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
  created_at: Date
  updated_at: Date
}

const COLUMNS = [
  ...(['tenant_id', 'id', 'name', 'channel', 'public_key', 'sealed_identity_secret', 'identity_required'] as const),
  ...(['team_id', 'calendar_id', 'assignment', 'redistribute_after_s', 'label_required_on_resolve'] as const),
  ...(['first_answer_minutes', 'resolution_minutes', 'settings', 'created_at', 'updated_at'] as const),
] as const

export async function insertInbox(
  scope: TenantScope,
  inbox: Omit<Inbox, 'tenant_id' | 'created_at' | 'updated_at'>,
): Promise<Inbox> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('inboxes')
    .values({ tenant_id: scope.tenant.id, ...inbox, created_at: now, updated_at: now })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row as Inbox
}

export async function countInboxes(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function findInbox(scope: TenantScope, id: string): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Inbox | undefined
}

/** The inbox that a widget's script tag names. The key is public: it opens nothing by itself. */
export async function findInboxByPublicKey(scope: TenantScope, key: string): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('public_key', '=', key)
    .executeTakeFirst()
  return row as Inbox | undefined
}

/** As findInbox, and nobody else changes it before the transaction ends. */
export async function lockInbox(scope: TenantScope, id: string): Promise<Inbox | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Inbox | undefined
}

/** Oldest first. */
export async function listInboxes(
  scope: TenantScope,
  page: { after: string | undefined; limit: number },
): Promise<Inbox[]> {
  const rows = await scope.db
    .selectFrom('inboxes')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows as Inbox[]
}

export async function changeInbox(
  scope: TenantScope,
  id: string,
  change: Partial<Omit<Inbox, 'tenant_id' | 'id' | 'channel' | 'public_key' | 'created_at' | 'updated_at'>>,
): Promise<Inbox> {
  const row = await scope.db
    .updateTable('inboxes')
    .set({ ...change, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return row as Inbox
}

export async function deleteInbox(scope: TenantScope, id: string): Promise<void> {
  await scope.db.deleteFrom('inboxes').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}
