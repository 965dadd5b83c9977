import type { CarId, CarPhotoId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface PhotoRow {
  id: CarPhotoId
  car_id: CarId
  position: number
  source_url: string | null
  file: string | null
  status: 'waiting' | 'ready' | 'failed'
  tries: number
}

const COLUMNS = ['id', 'car_id', 'position', 'source_url', 'file', 'status', 'tries'] as const

export async function listPhotoRows(scope: TenantScope, carIds: readonly CarId[]): Promise<PhotoRow[]> {
  if (carIds.length === 0) return []
  const rows = await scope.db
    .selectFrom('car_photos')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('car_id', 'in', [...carIds])
    .orderBy('car_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows
}

/** At the end of the car's photos. */
export async function insertPhoto(
  scope: TenantScope,
  photo: Pick<PhotoRow, 'id' | 'car_id' | 'source_url' | 'file' | 'status'> & { bytes: number },
): Promise<PhotoRow> {
  const { rows } = await sql<PhotoRow>`
    INSERT INTO car_photos (tenant_id, id, car_id, position, source_url, file, status, bytes, created_at)
    SELECT ${scope.tenant.id}, ${photo.id}, ${photo.car_id}, coalesce(max(x.position) + 1, 0), ${photo.source_url},
           ${photo.file}, ${photo.status}, ${photo.bytes}, ${scope.clock.now()}
      FROM car_photos x WHERE x.tenant_id = ${scope.tenant.id} AND x.car_id = ${photo.car_id}
    RETURNING id, car_id, position, source_url, file, status, tries`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('a photo was not stored')
  return row
}

/** Those named come first, in their order. */
export async function orderPhotoRows(scope: TenantScope, carId: CarId, ids: readonly CarPhotoId[]): Promise<void> {
  await sql`
    WITH ordered AS (
      SELECT p.id, row_number() OVER (ORDER BY array_position(${[...ids]}::uuid[], p.id) NULLS LAST, p.position, p.id) AS place
        FROM car_photos p WHERE p.tenant_id = ${scope.tenant.id} AND p.car_id = ${carId}
    )
    UPDATE car_photos p SET position = o.place FROM ordered o
     WHERE p.tenant_id = ${scope.tenant.id} AND p.id = o.id`.execute(scope.db)
}

export async function deletePhotoRow(
  scope: TenantScope,
  carId: CarId,
  id: CarPhotoId,
): Promise<{ file: string | null } | undefined> {
  return scope.db
    .deleteFrom('car_photos')
    .where('tenant_id', '=', scope.tenant.id)
    .where('car_id', '=', carId)
    .where('id', '=', id)
    .returning('file')
    .executeTakeFirst()
}

/** Photos whose addresses were not asked yet, then those that did not answer. */
export async function listWaitingPhotos(scope: TenantScope, limit: number): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`
    SELECT id, car_id, position, source_url, file, status, tries FROM car_photos
     WHERE tenant_id = ${scope.tenant.id} AND status = 'waiting'
     ORDER BY tries, created_at, id LIMIT ${limit}`.execute(scope.db)
  return rows
}

/** False when somebody took it away meanwhile. */
export async function keepFetched(
  scope: TenantScope,
  id: CarPhotoId,
  fetched: { file: string; bytes: number },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('car_photos')
    .set({ ...fetched, status: 'ready' })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Counted; given up after `most`. */
export async function countTry(scope: TenantScope, id: CarPhotoId, most: number): Promise<void> {
  await sql`
    UPDATE car_photos SET tries = tries + 1, status = CASE WHEN tries + 1 >= ${most} THEN 'failed' ELSE status END
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND status = 'waiting'`.execute(scope.db)
}

/** Those of these files that a car names. */
export async function listNamedFiles(scope: TenantScope, files: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ file: string }>`
    SELECT file FROM car_photos WHERE tenant_id = ${scope.tenant.id} AND file = ANY (${[...files]}::text[])`.execute(
    scope.db,
  )
  return new Set(rows.map(({ file }) => file))
}
