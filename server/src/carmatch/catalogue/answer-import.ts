import type { CarImportId } from '@recado/contracts/ids'
import type { StockField } from '@recado/matching/stock'
import { MOST_PREVIEWED, previewStock, type StockPreview } from '@recado/matching/stock'
import { errors as platformErrors } from '../../platform/errors.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { planImport } from './begin-import.ts'
import { keepFeedAnswer } from './car-feeds.sql.ts'
import { changeImport, type ImportRow, lockImport } from './car-imports.sql.ts'
import { errors } from './errors.ts'
import type { ImportPorts } from './ports.ts'
import { forgetRows } from './switch-stock.ts'
import { requireImport } from './upload-file.ts'

/** @throws not_found (404), car_import_not_waiting (409), car_import_answer_missing (422) without a price's unit */
export async function confirmImport(
  scope: TenantScope,
  id: CarImportId,
  { priceUnit }: { priceUnit: ImportRow['price_unit'] | undefined },
): Promise<ImportRow> {
  const { question, feed_id: feedId } = await requireWaiting(scope, id)
  if (question?.kind === 'mapping') throw errors.car_import_answer_missing()
  if (question?.kind === 'gone') return goOn(scope, id, { accepts_gone: true })
  if (priceUnit === undefined || priceUnit === null) throw errors.car_import_answer_missing()
  await forgetRows(scope, id)
  if (feedId !== null) await keepFeedAnswer(scope, feedId, { price_unit: priceUnit })
  return goOn(scope, id, { price_unit: priceUnit })
}

/** @throws not_found (404), car_import_not_waiting (409) */
export async function mapImport(
  scope: TenantScope,
  id: CarImportId,
  map: Record<string, StockField>,
): Promise<ImportRow> {
  const { feed_id: feedId } = await requireWaiting(scope, id)
  await forgetRows(scope, id)
  if (feedId !== null) await keepFeedAnswer(scope, feedId, { map })
  return goOn(scope, id, { map })
}

/** @throws not_found (404), car_import_ended (409) */
export async function discardImport(scope: TenantScope, id: CarImportId): Promise<ImportRow> {
  const row = await lockImport(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  if (!['uploading', 'running', 'waiting'].includes(row.status)) throw errors.car_import_ended()
  await forgetRows(scope, id)
  await recordAct(scope, { action: 'car_import.discarded', targetKind: 'car_import', targetId: id })
  return changeImport(scope, id, { status: 'discarded', question: null, parts: [], ended_at: scope.clock.now() })
}

/** @throws not_found (404), car_import_unreadable (409) when the file is gone or not whole */
export async function previewImport(
  { withTenant, storage }: Pick<ImportPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  id: CarImportId,
): Promise<StockPreview> {
  const row = await withTenant(source, (scope) => requireImport(scope, id))
  if (row.parts.length === 0 || row.received_bytes < row.size_bytes) throw errors.car_import_unreadable()
  const pieces: Uint8Array[] = []
  let size = 0
  for (const { key } of row.parts) {
    const { stream } = await storage.get(tenantKeys(source.tenant.id).own(key))
    for await (const piece of stream) {
      pieces.push(piece as Uint8Array)
      size += (piece as Uint8Array).length
      const isWorkbook = pieces[0]![0] === 0x50
      if (!isWorkbook && size > MOST_PREVIEWED) return previewStock(Buffer.concat(pieces))
    }
  }
  return previewStock(Buffer.concat(pieces))
}

async function requireWaiting(scope: TenantScope, id: CarImportId): Promise<ImportRow> {
  const row = await lockImport(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  if (row.status !== 'waiting') throw errors.car_import_not_waiting()
  return row
}

async function goOn(
  scope: TenantScope,
  id: CarImportId,
  answer: Parameters<typeof changeImport>[2],
): Promise<ImportRow> {
  await planImport(scope, id)
  await recordAct(scope, {
    action: 'car_import.answered',
    targetKind: 'car_import',
    targetId: id,
    after: { ...answer },
  })
  return changeImport(scope, id, { ...answer, status: 'running', question: null })
}
