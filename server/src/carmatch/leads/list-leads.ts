import type { RawBuilder } from 'kysely'
import { type CursorPlace, decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ArrivalRow, listArrivalRows } from './lead-portals.sql.ts'
import { type LeadRow, listLeadRows } from './leads.sql.ts'

interface Page {
  cursor?: string | undefined
  limit: number
}

/** @throws cursor_invalid (400) */
export async function listLeads(
  scope: TenantScope,
  visible: RawBuilder<boolean>,
  filters: Parameters<typeof listLeadRows>[2],
  page: Page,
): Promise<{ items: LeadRow[]; next_cursor: string | null }> {
  const before = decodePlaceCursor('leads', scope.tenant.id, page.cursor)
  const rows = await listLeadRows(scope, visible, filters, { before, limit: page.limit + 1 })
  return cut(scope, 'leads', rows, page.limit, ({ id, last_touch_at: at }) => ({ id, at }))
}

/** @throws cursor_invalid (400) */
export async function listArrivals(
  scope: TenantScope,
  status: string | undefined,
  page: Page,
): Promise<{ items: ArrivalRow[]; next_cursor: string | null }> {
  const before = decodePlaceCursor('lead-arrivals', scope.tenant.id, page.cursor)
  const rows = await listArrivalRows(scope, { status }, { before, limit: page.limit + 1 })
  return cut(scope, 'lead-arrivals', rows, page.limit, ({ id, arrived_at: at }) => ({ id, at }))
}

function cut<Row>(
  { tenant }: TenantScope,
  list: string,
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => CursorPlace,
): { items: Row[]; next_cursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next_cursor: more ? encodePlaceCursor(list, tenant.id, placeOf(last)) : null }
}
