import type { CarImportQuestion, CarImportStatus } from '@recado/contracts/car-imports'
import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import type { StockField } from '@recado/matching/stock'
import { type NotNull, sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FilePart {
  key: string
  size: number
}

export type ImportProblem = { code: string } & Record<string, unknown>

export interface ImportRow {
  id: CarImportId
  source: 'file' | 'url' | 'feed'
  feed_id: CarFeedId | null
  name: string
  complete: boolean
  status: CarImportStatus
  question: CarImportQuestion | null
  problem: ImportProblem | null
  map: Record<string, StockField>
  price_unit: 'reais' | 'centavos' | null
  accepts_gone: boolean
  year: number
  size_bytes: number
  received_bytes: number
  /** Of which so many are read, where that is known: a workbook is read from its end. */
  read_bytes: number
  parts: FilePart[]
  read_through: number
  format: string | null
  shape: string | null
  rows: number
  cars: number
  refused: number
  created: number
  updated: number
  gone: number
  begun_by_name: string
  created_at: Date
  ended_at: Date | null
}

const COLUMNS = [
  ...(['id', 'source', 'feed_id', 'name', 'complete', 'status', 'question', 'problem', 'map', 'price_unit'] as const),
  ...([
    'accepts_gone',
    'year',
    'size_bytes',
    'received_bytes',
    'read_bytes',
    'parts',
    'read_through',
    'format',
    'shape',
  ] as const),
  ...(['rows', 'cars', 'refused', 'created', 'updated', 'gone', 'begun_by_name', 'created_at', 'ended_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<ImportRow, 'map' | 'parts' | 'problem' | 'question'>

export type NewImport = Pick<
  ImportRow,
  | 'id'
  | 'source'
  | 'feed_id'
  | 'name'
  | 'complete'
  | 'status'
  | 'map'
  | 'price_unit'
  | 'year'
  | 'size_bytes'
  | 'begun_by_name'
>

export async function insertImport(scope: TenantScope, { map, ...given }: NewImport): Promise<ImportRow> {
  const row = await scope.db
    .insertInto('car_imports')
    .values({ tenant_id: scope.tenant.id, ...given, map: JSON.stringify(map), created_at: scope.clock.now() })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function findImport(scope: TenantScope, id: CarImportId): Promise<ImportRow | undefined> {
  const row = await scope.db
    .selectFrom('car_imports')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Nobody else goes on with it before the transaction ends. */
export async function lockImport(scope: TenantScope, id: CarImportId): Promise<ImportRow | undefined> {
  const row = await scope.db
    .selectFrom('car_imports')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function listImportRows(
  scope: TenantScope,
  { before, limit, feedId }: { before: CursorPlace | undefined; limit: number; feedId: CarFeedId | undefined },
): Promise<ImportRow[]> {
  let query = scope.db
    .selectFrom('car_imports')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
  if (feedId !== undefined) query = query.where('feed_id', '=', feedId)
  if (before !== undefined) query = query.where(sql<boolean>`(created_at, id) < (${before.at}, ${before.id}::uuid)`)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows
}

/** The last import of each of these feeds. */
export async function listLastImports(scope: TenantScope): Promise<Map<CarFeedId, ImportRow>> {
  const rows = await scope.db
    .selectFrom('car_imports')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .distinctOn('feed_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('feed_id', 'is not', null)
    .$narrowType<{ feed_id: NotNull }>()
    .orderBy('feed_id')
    .orderBy('created_at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.feed_id, row]))
}

/** What is not over: of everybody, or of one feed. */
export async function listUnended(scope: TenantScope, feedId?: CarFeedId): Promise<ImportRow[]> {
  let query = scope.db
    .selectFrom('car_imports')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', 'in', ['uploading', 'running', 'waiting'])
  if (feedId !== undefined) query = query.where('feed_id', '=', feedId)
  return await query.orderBy('created_at').execute()
}

/** Adds a part if it begins where the last one ended; undefined when somebody else's came first or it has begun. */
export async function addFilePart(
  scope: TenantScope,
  id: CarImportId,
  offset: number,
  part: FilePart,
): Promise<ImportRow | undefined> {
  const row = await scope.db
    .updateTable('car_imports')
    .set({ received_bytes: offset + part.size, parts: sql`parts || ${JSON.stringify([part])}::jsonb` })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('status', 'in', ['uploading', 'running'])
    .where('received_bytes', '=', offset)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirst()
  return row
}

export type ImportChanges = Partial<
  Omit<ImportRow, 'id' | 'source' | 'feed_id' | 'name' | 'complete' | 'parts' | 'begun_by_name' | 'created_at'>
> & { parts?: [] }

export async function changeImport(scope: TenantScope, id: CarImportId, changes: ImportChanges): Promise<ImportRow> {
  const { question, problem, map, parts, ...plain } = changes
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  const row = await scope.db
    .updateTable('car_imports')
    .set({
      ...plain,
      ...(question === undefined ? {} : { question: json(question) }),
      ...(problem === undefined ? {} : { problem: json(problem) }),
      ...(map === undefined ? {} : { map: json(map) }),
      ...(parts === undefined ? {} : { parts: json(parts) }),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** What is over, but for the newest; their rows go with them. */
export async function pruneImports(scope: TenantScope, keep: number): Promise<void> {
  await sql`
    DELETE FROM car_imports WHERE tenant_id = ${scope.tenant.id} AND status IN ('done', 'failed', 'discarded')
       AND id NOT IN (SELECT i.id FROM car_imports i WHERE i.tenant_id = ${scope.tenant.id}
                       ORDER BY i.created_at DESC, i.id DESC LIMIT ${keep})`.execute(scope.db)
}
