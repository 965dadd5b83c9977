import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { OWN_PROVIDER } from './find-provider.ts'

export interface OwnProviderRow {
  id: string
  sealed_value: string
  created_by_name: string
  last_used_at: Date | null
  updated_at: Date
}

const ROW = sql`id, sealed_value, created_by_name, last_used_at, updated_at`

export async function findOwnRow(scope: TenantScope): Promise<OwnProviderRow | undefined> {
  const { rows } = await sql<OwnProviderRow>`
    SELECT ${ROW} FROM flow_secrets WHERE tenant_id = ${scope.tenant.id} AND name = ${OWN_PROVIDER}`.execute(scope.db)
  return rows[0]
}

/** Replaces one that is there, row and all: a value is sealed for its row. */
export async function writeOwnRow(
  scope: TenantScope,
  row: { id: string; sealed: string; hosts: readonly string[]; author: { id: string | null; name: string } },
): Promise<void> {
  const now = scope.clock.now()
  await deleteOwnRow(scope)
  await sql`
    INSERT INTO flow_secrets (tenant_id, id, name, sealed_value, hosts, created_by, created_by_name, created_at, updated_at)
    VALUES (${scope.tenant.id}, ${row.id}, ${OWN_PROVIDER}, ${row.sealed}, ${[...row.hosts]}::text[],
            ${row.author.id}, ${row.author.name}, ${now}, ${now})`.execute(scope.db)
}

/** Whether there was one. */
export async function deleteOwnRow(scope: TenantScope): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM flow_secrets WHERE tenant_id = ${scope.tenant.id} AND name = ${OWN_PROVIDER}`.execute(scope.db)
  return (numAffectedRows ?? 0n) > 0n
}
