import type { CarSort } from '@recado/contracts/cars'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type CarFilters, type CarPlace, type CarRow, listCarRows } from './cars.sql.ts'

/** @throws cursor_invalid (400) */
export async function listCars(
  scope: TenantScope,
  filters: CarFilters,
  page: { sort: CarSort; cursor: string | undefined; limit: number },
): Promise<{ items: CarRow[]; next_cursor: string | null }> {
  const list = `cars.${page.sort}`
  const after = placeOf(decodeCursor(list, scope.tenant.id, 2, page.cursor))
  const rows = await listCarRows(scope, filters, { sort: page.sort, after, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items,
    next_cursor:
      rows.length > page.limit && last !== undefined
        ? encodeCursor(list, scope.tenant.id, [Number(last.sort_key), last.id])
        : null,
  }
}

function placeOf(key: readonly (string | number)[] | undefined): CarPlace | undefined {
  if (key === undefined) return undefined
  const [at, id] = key
  if (typeof at !== 'number' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw errors.cursor_invalid()
  return { key: at, id }
}
