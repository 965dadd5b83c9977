import type { ContactId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface Contact {
  id: ContactId
  name: string
  email: string | null
  /** E.164, Brazilian mobiles with the ninth digit. */
  phone: string | null
  locale: string | null
  attributes: Record<string, unknown>
  notes: string
  blocked: boolean
  merged_into: ContactId | null
  last_seen_at: Date | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  erased_at: Date | null
}

const COLUMNS = [
  ...(['id', 'name', 'email', 'phone', 'locale', 'attributes', 'notes', 'blocked', 'merged_into'] as const),
  ...(['last_seen_at', 'created_at', 'updated_at', 'deleted_at', 'erased_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Contact, 'attributes'>

export type NewContact = Pick<Contact, 'id' | 'name' | 'email' | 'phone' | 'locale' | 'attributes' | 'notes'> & {
  search_text: string
}

export async function insertContact(scope: TenantScope, contact: NewContact): Promise<Contact> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('contacts')
    .values({ tenant_id: scope.tenant.id, ...contact, created_at: now, updated_at: now })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** The row itself, whatever became of it (merged, deleted). */
export async function readContact(scope: TenantScope, id: ContactId): Promise<Contact | undefined> {
  const row = await scope.db
    .selectFrom('contacts')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/**
 * Locks them in the order of their ids, so that two who lock the same pair cannot wait for each other. Not as strongly as
 * FOR UPDATE: whoever has just given the contact an identity holds its key, and two of those would wait for each other.
 */
export async function lockContacts(scope: TenantScope, ids: readonly ContactId[]): Promise<Contact[]> {
  const rows = await scope.db
    .selectFrom('contacts')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows
}

/** Where a chain of merges ends: the id itself for a contact that was merged into none, undefined for an unknown one. */
export async function readMergeEnd(scope: TenantScope, id: string): Promise<ContactId | undefined> {
  const { rows } = await sql<{ id: ContactId }>`
    WITH RECURSIVE chain AS (
      SELECT id, merged_into FROM contacts WHERE tenant_id = ${scope.tenant.id} AND id = ${id}
      UNION
      SELECT c.id, c.merged_into FROM contacts c JOIN chain ON c.tenant_id = ${scope.tenant.id} AND c.id = chain.merged_into
    )
    SELECT id FROM chain WHERE merged_into IS NULL`.execute(scope.db)
  return rows[0]?.id
}

export type ContactChange = Partial<
  Pick<Contact, 'name' | 'email' | 'phone' | 'locale' | 'attributes' | 'notes' | 'blocked'> &
    Pick<Contact, 'merged_into' | 'last_seen_at' | 'deleted_at' | 'erased_at'> & {
      search_text: string
      consent: object
    }
>

export async function changeContact(scope: TenantScope, id: ContactId, change: ContactChange): Promise<Contact> {
  const row = await scope.db
    .updateTable('contacts')
    .set({ ...change, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** Only for a row that nothing names yet: one made a moment ago by whoever lost a race. */
export async function deleteUnusedContact(scope: TenantScope, id: ContactId): Promise<void> {
  await scope.db.deleteFrom('contacts').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

export interface ContactPage {
  before: { at: Date; id: string } | undefined
  limit: number
}

/** All of them together; of the two ends of a span the first is in it. */
export interface ContactFilters {
  email?: string | undefined
  phone?: string | undefined
  blocked?: boolean | undefined
  created?: { since?: Date | undefined; until?: Date | undefined } | undefined
  updated?: { since?: Date | undefined; until?: Date | undefined } | undefined
}

/** Those changed last come first. */
export function listContacts(scope: TenantScope, page: ContactPage, filters: ContactFilters = {}): Promise<Contact[]> {
  return listBy(scope, 'updated_at', page, sql<boolean>`deleted_at IS NULL AND ${meets(filters)}`)
}

/** Deleted and not yet erased, deleted last first. */
export function listDeletedContacts(scope: TenantScope, page: ContactPage): Promise<Contact[]> {
  return listBy(scope, 'deleted_at', page, sql<boolean>`deleted_at IS NOT NULL AND erased_at IS NULL`)
}

/** A page of those that were not merged into others, the latest by `moment` first. */
async function listBy(
  scope: TenantScope,
  moment: 'updated_at' | 'deleted_at',
  { before, limit }: ContactPage,
  condition: RawBuilder<boolean>,
): Promise<Contact[]> {
  const rows = await scope.db
    .selectFrom('contacts')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('merged_into', 'is', null)
    .where(condition)
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref(moment)}, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(moment, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows
}

function meets({ email, phone, blocked, created, updated }: ContactFilters): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`true`,
    ...(email === undefined ? [] : [sql<boolean>`lower(email) = ${email}`]),
    ...(phone === undefined ? [] : [sql<boolean>`phone = ${phone}`]),
    ...(blocked === undefined ? [] : [sql<boolean>`blocked = ${blocked}`]),
    ...(created?.since === undefined ? [] : [sql<boolean>`created_at >= ${created.since}`]),
    ...(created?.until === undefined ? [] : [sql<boolean>`created_at < ${created.until}`]),
    ...(updated?.since === undefined ? [] : [sql<boolean>`updated_at >= ${updated.since}`]),
    ...(updated?.until === undefined ? [] : [sql<boolean>`updated_at < ${updated.until}`]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`
}

/** The same of those that a tsquery finds. */
export async function searchContacts(scope: TenantScope, query: string, page: ContactPage): Promise<Contact[]> {
  const { before, limit } = page
  const rows = await scope.db
    .selectFrom('contacts')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where(
      sql<boolean>`id IN (SELECT found.id FROM search_contacts(${query}::tsquery, ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit}) AS found)`,
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
}

/** Contacts that were deleted before `before` and not yet erased, oldest first. */
export async function listDeletedBefore(scope: TenantScope, before: Date, limit: number): Promise<ContactId[]> {
  const rows = await scope.db
    .selectFrom('contacts')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('deleted_at', '<', before)
    .where('erased_at', 'is', null)
    .orderBy('deleted_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Every contact that was merged into this one, by whatever chain, itself included. */
export async function listMerged(scope: TenantScope, id: string): Promise<ContactId[]> {
  const { rows } = await sql<{ id: ContactId }>`
    WITH RECURSIVE chain AS (
      SELECT id FROM contacts WHERE tenant_id = ${scope.tenant.id} AND id = ${id}
      UNION
      SELECT c.id FROM contacts c JOIN chain ON c.tenant_id = ${scope.tenant.id} AND c.merged_into = chain.id
    )
    SELECT id FROM chain ORDER BY id`.execute(scope.db)
  return rows.map((row) => row.id)
}

/** What says who they were goes; the rows stay as places that conversations point to. */
export async function blankContacts(scope: TenantScope, ids: readonly ContactId[]): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .updateTable('contacts')
    .set({
      name: '',
      email: null,
      phone: null,
      locale: null,
      attributes: {},
      notes: '',
      consent: {},
      search_text: '',
      last_seen_at: null,
      deleted_at: now,
      updated_at: now,
      erased_at: sql<Date>`coalesce(erased_at, ${now})`,
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', 'in', [...ids])
    .execute()
}
