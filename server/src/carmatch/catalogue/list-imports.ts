import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import { decodeCursor, decodePlaceCursor, encodeCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listReport, type ReportedRow } from './car-import-rows.sql.ts'
import { type ImportRow, listImportRows } from './car-imports.sql.ts'
import { requireImport } from './upload-file.ts'

interface Page {
  cursor: string | undefined
  limit: number
}

/** @throws cursor_invalid (400) */
export async function listImports(
  scope: TenantScope,
  { feedId, cursor, limit }: Page & { feedId: CarFeedId | undefined },
): Promise<{ items: ImportRow[]; next_cursor: string | null }> {
  const { id: owner } = scope.tenant
  const before = decodePlaceCursor('car_imports', owner, cursor)
  const rows = await listImportRows(scope, { before, feedId, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    items,
    next_cursor: more ? encodePlaceCursor('car_imports', owner, { at: last.created_at, id: last.id }) : null,
  }
}

/** @throws not_found (404), cursor_invalid (400) */
export async function listRows(
  scope: TenantScope,
  id: CarImportId,
  { refused, cursor, limit }: Page & { refused: boolean | undefined },
): Promise<{ items: ReportedRow[]; next_cursor: string | null }> {
  await requireImport(scope, id)
  const list = `car_import_rows.${id}`
  const [after = 0] = decodeCursor(list, scope.tenant.id, 1, cursor) ?? []
  if (typeof after !== 'number') throw errors.cursor_invalid()
  const rows = await listReport(scope, id, { after, limit: limit + 1, refused })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next_cursor: more ? encodeCursor(list, scope.tenant.id, [last.line]) : null }
}
