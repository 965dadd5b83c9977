import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Erasure } from './contact-erasures.sql.ts'

/**
 * A page of the company's other contacts: which of them are called or reached by something that `pattern` finds. Attributes do
 * not count: they may say who sent somebody here.
 */
export async function findBearers(
  scope: TenantScope,
  { contact_ids }: Pick<Erasure, 'contact_ids'>,
  search: { pattern: string; after: string | undefined; limit: number },
): Promise<{ ids: string[]; last: string | undefined; seen: number }> {
  const { rows } = await sql<{ ids: string[] | null; last: string | null; seen: number }>`
    WITH page AS MATERIALIZED (
      SELECT id, concat_ws(E'\n', name, email, phone) AS is_called
        FROM contacts
       WHERE tenant_id = ${scope.tenant.id} AND id > ${search.after ?? '00000000-0000-0000-0000-000000000000'}::uuid
       ORDER BY id LIMIT ${search.limit}
    )
    SELECT array_agg(id) FILTER (WHERE id <> ALL (${contact_ids}::uuid[]) AND is_called ~ ${search.pattern}) AS ids,
           count(*) AS seen, (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last
      FROM page`.execute(scope.db)
  const [row] = rows
  return { ids: row?.ids ?? [], last: row?.last ?? undefined, seen: row?.seen ?? 0 }
}

/** What contacts are called and reached by, one text each. */
export async function readNames(scope: TenantScope, contactIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ is_called: string }>`
    SELECT concat_ws(E'\n', name, email, phone) AS is_called FROM contacts
     WHERE tenant_id = ${scope.tenant.id} AND id = ANY (${contactIds}::uuid[])`.execute(scope.db)
  return rows.map((row) => row.is_called)
}

/** The same of those who work here. */
export async function readMemberNames(scope: TenantScope): Promise<string[]> {
  const { rows } = await sql<{ is_called: string }>`
    SELECT concat_ws(E'\n', name, email, signature) AS is_called FROM members WHERE tenant_id = ${scope.tenant.id}`.execute(
    scope.db,
  )
  return rows.map((row) => row.is_called)
}
