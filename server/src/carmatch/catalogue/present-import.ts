import type { CarFeedView } from '@recado/contracts/car-feeds'
import type { CarImportView } from '@recado/contracts/car-imports'
import type { ImportRow } from './car-imports.sql.ts'
import type { Feed } from './save-feed.ts'

export function presentImport(row: ImportRow): CarImportView {
  const { map: _map, price_unit: _unit, accepts_gone: _gone, year: _year, parts: _parts, ...view } = row
  const { read_through: _through, begun_by_name: begun_by, ...rest } = view
  return { ...rest, begun_by }
}

export function presentFeed({ plan: _plan, last, ...feed }: Feed): Omit<CarFeedView, 'revision'> {
  return { ...feed, last_import: last === undefined ? null : presentImport(last) }
}
