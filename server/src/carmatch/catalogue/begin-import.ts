import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import type { StockField } from '@recado/matching/stock'
import { newId } from '../../platform/ids.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ImportRow, insertImport, listUnended, pruneImports } from './car-imports.sql.ts'
import { errors } from './errors.ts'
import { IMPORT_JOB } from './job-payloads.ts'
import type { CarMeter } from './ports.ts'

export type ImportOrder =
  | { source: 'file'; name: string; sizeBytes: number; complete: boolean }
  | { source: 'url'; url: string; complete: boolean }
  | {
      source: 'feed'
      feedId: CarFeedId
      url: string
      map: Record<string, StockField>
      priceUnit: ImportRow['price_unit']
    }

/** Imports under way at once, beside feeds'. */
const MOST_UNENDED = 5
/** Ended ones are kept, with what was said of their rows. */
const KEPT = 50

/** @throws car_imports_too_many (429), quota_exceeded (402) without a plan that has cars */
export async function beginImport(scope: TenantScope, meter: CarMeter, order: ImportOrder): Promise<ImportRow> {
  await meter.requireAny(scope)
  const unended = await listUnended(scope)
  if (order.source !== 'feed' && unended.filter(({ source }) => source !== 'feed').length >= MOST_UNENDED)
    throw errors.car_imports_too_many({ params: { limit: MOST_UNENDED } })
  await pruneImports(scope, KEPT)
  const isFile = order.source === 'file'
  const row = await insertImport(scope, {
    id: newId<CarImportId>(),
    source: order.source,
    feed_id: order.source === 'feed' ? order.feedId : null,
    name: isFile ? order.name : order.url,
    complete: order.source === 'feed' || order.complete,
    status: isFile ? 'uploading' : 'running',
    map: order.source === 'feed' ? order.map : {},
    price_unit: order.source === 'feed' ? order.priceUnit : null,
    year: scope.clock.now().getFullYear(),
    size_bytes: isFile ? order.sizeBytes : 0,
    begun_by_name: actorRecord(scope.actor).name ?? '',
  })
  const { source, name } = row
  await recordAct(scope, {
    action: 'car_import.begun',
    targetKind: 'car_import',
    targetId: row.id,
    after: { source, name },
  })
  if (!isFile) await planImport(scope, row.id)
  return row
}

export async function planImport(scope: TenantScope, id: CarImportId): Promise<void> {
  await scope.jobs.enqueue(IMPORT_JOB, { import_id: id })
}
