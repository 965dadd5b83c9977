import { sql } from 'kysely'
import type { TenantScope } from './tenant-scope.ts'

/** Edits of one thing follow each other until the transaction ends: its row alone is not all that a view is made of. */
export async function lockEdits(scope: TenantScope, kind: string, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope.tenant.id} ${kind} ${id}`}, 0))`.execute(scope.db)
}
