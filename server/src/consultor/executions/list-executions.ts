import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ExecutionFilter, type ExecutionRow, listExecutionRows } from './executions.sql.ts'

/** The newest first. @throws cursor_invalid (400) */
export async function listExecutions(
  scope: TenantScope,
  { cursor, limit, ...filter }: Omit<ExecutionFilter, 'before'> & { cursor: string | undefined },
): Promise<{ items: ExecutionRow[]; next_cursor: string | null }> {
  const { id: owner } = scope.tenant
  const before = decodePlaceCursor('executions', owner, cursor)
  const rows = await listExecutionRows(scope, { ...filter, before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    items,
    next_cursor: more ? encodePlaceCursor('executions', owner, { at: last.created_at, id: last.id }) : null,
  }
}
