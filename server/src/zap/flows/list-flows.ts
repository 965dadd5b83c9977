import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type FlowFilters, type FlowRow, listFlowRows } from './flows.sql.ts'

const LIST = 'flows'

/** The one changed last first; archived ones where their status is asked for. @throws cursor_invalid (400) */
export async function listFlows(
  scope: TenantScope,
  filters: FlowFilters,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: FlowRow[]; next_cursor: string | null }> {
  const before = decodePlaceCursor(LIST, scope.tenant.id, page.cursor)
  const rows = await listFlowRows(scope, filters, { before, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    items,
    next_cursor: more ? encodePlaceCursor(LIST, scope.tenant.id, { at: last.updated_at, id: last.id }) : null,
  }
}
