import { sql } from 'kysely'
import type { TenantScope } from './tenant-scope.ts'

/**
 * Of ids that are not there, those that were once and are deleted: a screen, a draft or a program that is minutes old still
 * names them, which is no mistake of whoever sends them. The log of acts knows, for as long as it is kept.
 *
 * @param kind as `recordAct` calls it: 'label', 'member'
 */
export async function listDeleted<Id extends string>(
  scope: TenantScope,
  kind: string,
  ids: readonly Id[],
): Promise<Set<Id>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ target_id: Id }>`
    SELECT DISTINCT target_id FROM audit_entries
     WHERE tenant_id = ${scope.tenant.id} AND target_kind = ${kind} AND target_id = ANY (${ids}::text[])
       AND action = ANY (${[`${kind}.deleted`, `${kind}.removed`]}::text[])`.execute(scope.db)
  return new Set(rows.map(({ target_id }) => target_id))
}
