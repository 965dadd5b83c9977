import type { CarImportId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteStaged, trimStaged } from './car-import-rows.sql.ts'
import { changeImport, lockImport } from './car-imports.sql.ts'
import { changeStock } from './car-settings.sql.ts'
import { discardPhotos } from './discard-photos.ts'
import { FETCH_PHOTOS_JOB } from './job-payloads.ts'
import type { ImportPorts } from './ports.ts'
import { countGone, joinByHash, markGone, takeOver, takeOverPhotos } from './switch-stock.sql.ts'

/** More of a stock than this does not go at once: a feed that was cut off looks just like it. */
const MOST_GONE = 0.3

/**
 * Makes cars of the rows of an import, all at once, or asks first when too much would go.
 * @throws quota_exceeded (402): nothing of it is taken then
 */
export async function switchStock(
  scope: TenantScope,
  { meter, photoMeter }: Pick<ImportPorts, 'meter' | 'photoMeter'>,
  id: CarImportId,
): Promise<void> {
  const row = await lockImport(scope, id)
  if (row?.status !== 'running') return
  const told = { importId: id, feedId: row.feed_id }
  await changeStock(scope, meter, async () => {
    await joinByHash(scope)
    const { known, gone } = row.complete ? await countGone(scope, told) : { known: 0, gone: 0 }
    if (gone > known * MOST_GONE && !row.accepts_gone) {
      await changeImport(scope, id, { status: 'waiting', question: { kind: 'gone', known, gone } })
      return
    }
    const counts = await takeOver(scope, told)
    const left = row.complete ? await markGone(scope, told) : 0
    const photos = await takeOverPhotos(scope, told)
    const files = photos.gone.flatMap(({ file }) => (file === null ? [] : [file]))
    await discardPhotos(scope, files)
    for (const photo of photos.gone) if (photo.file !== null) await photoMeter.giveBack(scope, photo.id)
    if (photos.waiting) await scope.jobs.enqueue(FETCH_PHOTOS_JOB, {})
    await trimStaged(scope, id)
    await changeImport(scope, id, {
      ...counts,
      gone: left,
      status: 'done',
      question: null,
      parts: [],
      ended_at: scope.clock.now(),
    })
  })
}

/** Whoever gives it up, or reads it anew, starts with none of its rows. */
export async function forgetRows(scope: TenantScope, id: CarImportId): Promise<void> {
  await deleteStaged(scope, id)
  await changeImport(scope, id, { read_through: 0, read_bytes: 0, rows: 0, cars: 0, refused: 0 })
}
