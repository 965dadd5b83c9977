import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

interface RedactedEntries {
  seen: number
  changed: number
  last: string | null
}

/** The next entries of the log of acts, through the one function that may: see 0006-erasures.sql. */
export async function redactAudit(
  scope: TenantScope,
  contactId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<RedactedEntries> {
  const { rows } = await sql<RedactedEntries>`
    SELECT seen, changed, last_id AS last
      FROM redact_audit_entries(${contactId}::uuid, ${after ?? null}::uuid, ${limit}, ${newId<string>()}::uuid,
                                ${scope.clock.now()}::timestamptz)`.execute(scope.db)
  return rows[0] ?? { seen: 0, changed: 0, last: null }
}
