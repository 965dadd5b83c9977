import { sql } from 'kysely'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/** Where the demo's messages come from, as their client_id says: `demo:<key of the conversation>:<number of the line>`. */
export function demoClientId(key: string, line: number): string {
  return `demo:${key}:${line}`
}

/**
 * Keys of the demo's conversations that are there already. A look into the conversations' module's table: what was seeded
 * once stays as people left it, so it has to be known without touching it.
 */
export async function listSeededKeys(scope: TenantScope): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    SELECT DISTINCT split_part(m.client_id, ':', 2) AS key FROM messages m
     WHERE m.tenant_id = ${scope.tenant.id} AND m.client_id LIKE 'demo:%'`.execute(scope.db)
  return new Set(rows.map(({ key }) => key))
}
