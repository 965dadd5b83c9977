import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What makes of the rows of an import the company's cars, in one transaction. Rows of car_import_rows are read, cars and
// photos written.

export interface Told {
  importId: CarImportId
  feedId: CarFeedId | null
}

/**
 * For the rest of the transaction. The rows of an import are new to the planner's statistics: it takes 50,000 of them for one,
 * joins them in loops, and 50,000 cars times 50,000 rows have not ended after minutes.
 */
export async function joinByHash(scope: TenantScope): Promise<void> {
  await sql`SELECT set_config('enable_nestloop', 'off', true)`.execute(scope.db)
}

/** Of cars that imports of this source told of and that are on offer: how many there are, and how many this one leaves out. */
export async function countGone(
  scope: TenantScope,
  { importId, feedId }: Told,
): Promise<{ known: number; gone: number }> {
  const { rows } = await sql<{ known: number; gone: number }>`
    SELECT count(*)::int AS known, (count(*) FILTER (WHERE r.stock_key IS NULL))::int AS gone
      FROM cars c
      LEFT JOIN (SELECT DISTINCT x.stock_key FROM car_import_rows x
                  WHERE x.tenant_id = ${scope.tenant.id} AND x.import_id = ${importId} AND x.car IS NOT NULL) r
        ON r.stock_key = c.stock_key
     WHERE ${imported(scope, feedId)} AND c.status IN ('available', 'reserved')`.execute(scope.db)
  return rows[0] ?? { known: 0, gone: 0 }
}

/** One that was gone and is told of again is back; what a person said of a status stays. */
export async function takeOver(
  scope: TenantScope,
  { importId, feedId }: Told,
): Promise<{ created: number; updated: number }> {
  const now = scope.clock.now()
  const { rows } = await sql<{ created: number; updated: number }>`
    WITH told AS (
      SELECT DISTINCT ON (stock_key) stock_key, car, line FROM car_import_rows
       WHERE tenant_id = ${scope.tenant.id} AND import_id = ${importId} AND car IS NOT NULL
       ORDER BY stock_key, line
    ), written AS (
      INSERT INTO cars AS c (tenant_id, id, feed_id, stock_key, origin, status, status_since, title, description, options,
                             price_cents, attributes, search_text, arrived_at, created_at, updated_at)
      SELECT ${scope.tenant.id}, uuidv7(), ${feedId}::uuid, t.stock_key, 'import', 'available', ${now}, t.car ->> 'title',
             t.car ->> 'description', ARRAY(SELECT jsonb_array_elements_text(t.car -> 'options')),
             (t.car ->> 'price_cents')::bigint, t.car -> 'attributes', t.car ->> 'search_text', ${now}, ${now}, ${now}
        FROM told t ORDER BY t.line DESC
      ON CONFLICT ON CONSTRAINT cars_key DO UPDATE
         SET origin = 'import',
             status = CASE WHEN c.gone_at IS NULL THEN c.status ELSE 'available' END,
             status_since = CASE WHEN c.gone_at IS NULL THEN c.status_since ELSE ${now} END,
             gone_at = NULL, title = excluded.title, description = excluded.description, options = excluded.options,
             price_cents = excluded.price_cents, attributes = excluded.attributes, search_text = excluded.search_text,
             updated_at = excluded.updated_at
       WHERE c.gone_at IS NOT NULL OR c.origin <> 'import'
          OR (c.title, c.description, c.options, c.price_cents, c.attributes)
             IS DISTINCT FROM (excluded.title, excluded.description, excluded.options, excluded.price_cents, excluded.attributes)
      RETURNING (old.id IS NULL) AS is_new
    )
    SELECT (count(*) FILTER (WHERE is_new))::int AS created, (count(*) FILTER (WHERE NOT is_new))::int AS updated
      FROM written`.execute(scope.db)
  return rows[0] ?? { created: 0, updated: 0 }
}

/** @returns how many became unavailable. */
export async function markGone(scope: TenantScope, { importId, feedId }: Told): Promise<number> {
  const now = scope.clock.now()
  const { numAffectedRows } = await sql`
    UPDATE cars c SET status = 'unavailable', status_since = ${now}, gone_at = ${now}, updated_at = ${now}
     WHERE ${imported(scope, feedId)} AND c.status IN ('available', 'reserved')
       AND NOT EXISTS (SELECT FROM car_import_rows x
                        WHERE x.tenant_id = ${scope.tenant.id} AND x.import_id = ${importId} AND x.car IS NOT NULL
                          AND x.stock_key = c.stock_key)`.execute(scope.db)
  return Number(numAffectedRows ?? 0n)
}

/**
 * Photos that the file names, in its order; those it names no more go, and what people sent stays behind them.
 * @returns the ids and files of those that went, and whether some are to be fetched.
 */
export async function takeOverPhotos(
  scope: TenantScope,
  { importId, feedId }: Told,
): Promise<{ gone: { id: string; file: string | null }[]; waiting: boolean }> {
  const told = sql`
    SELECT c.id AS car_id, u.url, (u.place - 1)::int AS place
      FROM car_import_rows r
      JOIN cars c ON c.tenant_id = r.tenant_id AND c.feed_id IS NOT DISTINCT FROM ${feedId}::uuid AND c.stock_key = r.stock_key
     CROSS JOIN LATERAL jsonb_array_elements_text(r.car -> 'photos') WITH ORDINALITY AS u (url, place)
     WHERE r.tenant_id = ${scope.tenant.id} AND r.import_id = ${importId} AND r.car IS NOT NULL`
  const gone = await sql<{ id: string; file: string | null }>`
    WITH told AS (${told}), cars_told AS (
      SELECT c.id FROM car_import_rows r
        JOIN cars c ON c.tenant_id = r.tenant_id AND c.feed_id IS NOT DISTINCT FROM ${feedId}::uuid
             AND c.stock_key = r.stock_key
       WHERE r.tenant_id = ${scope.tenant.id} AND r.import_id = ${importId} AND r.car IS NOT NULL
    )
    DELETE FROM car_photos p USING cars_told t
     WHERE p.tenant_id = ${scope.tenant.id} AND p.car_id = t.id AND p.source_url IS NOT NULL
       AND NOT EXISTS (SELECT FROM told x WHERE x.car_id = p.car_id AND x.url = p.source_url)
    RETURNING p.id, p.file`.execute(scope.db)
  await sql`
    WITH told AS (${told})
    UPDATE car_photos p SET position = t.place FROM told t
     WHERE p.tenant_id = ${scope.tenant.id} AND p.car_id = t.car_id AND p.source_url = t.url AND p.position <> t.place`.execute(
    scope.db,
  )
  const added = await sql`
    WITH told AS (${told})
    INSERT INTO car_photos (tenant_id, id, car_id, position, source_url, status, created_at)
    SELECT ${scope.tenant.id}, uuidv7(), t.car_id, t.place, t.url, 'waiting', ${scope.clock.now()} FROM told t
     WHERE NOT EXISTS (SELECT FROM car_photos p
                        WHERE p.tenant_id = ${scope.tenant.id} AND p.car_id = t.car_id AND p.source_url = t.url)`.execute(
    scope.db,
  )
  return { gone: gone.rows, waiting: (added.numAffectedRows ?? 0n) > 0n }
}

function imported(scope: TenantScope, feedId: CarFeedId | null) {
  return sql`c.tenant_id = ${scope.tenant.id} AND c.origin = 'import' AND c.feed_id IS NOT DISTINCT FROM ${feedId}::uuid`
}
