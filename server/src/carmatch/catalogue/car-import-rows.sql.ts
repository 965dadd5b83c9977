import type { CarImportId } from '@recado/contracts/ids'
import type { StockProblem } from '@recado/matching/stock'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface StagedRow {
  line: number
  stock_key: string | null
  title: string
  refused: boolean
  problems: readonly StockProblem[]
  car: StagedCar | null
}

/** What becomes a car, as the statement that switches reads it. */
export interface StagedCar {
  title: string
  description: string
  options: string[]
  photos: string[]
  price_cents: number
  attributes: Record<string, string | number | boolean>
  search_text: string
}

export type ReportedRow = Omit<StagedRow, 'car'>

/** Rows of a batch; one that was stored before its run was broken off stays as it is. */
export async function stageRows(scope: TenantScope, importId: CarImportId, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO car_import_rows (tenant_id, import_id, line, stock_key, title, refused, problems, car)
    SELECT ${scope.tenant.id}, ${importId}, r.line, r.stock_key, r.title, r.refused, r.problems, r.car
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r (line int, stock_key text, title text, refused boolean, problems jsonb, car jsonb)
    ON CONFLICT DO NOTHING`.execute(scope.db)
}

export async function deleteStaged(scope: TenantScope, importId: CarImportId): Promise<void> {
  await scope.db
    .deleteFrom('car_import_rows')
    .where('tenant_id', '=', scope.tenant.id)
    .where('import_id', '=', importId)
    .execute()
}

/** What there is to say of rows stays, for the report; what became of them is in the cars. */
export async function trimStaged(scope: TenantScope, importId: CarImportId): Promise<void> {
  await sql`
    DELETE FROM car_import_rows
     WHERE tenant_id = ${scope.tenant.id} AND import_id = ${importId} AND NOT refused AND problems = '[]'`.execute(
    scope.db,
  )
  await sql`
    UPDATE car_import_rows SET car = NULL
     WHERE tenant_id = ${scope.tenant.id} AND import_id = ${importId} AND car IS NOT NULL`.execute(scope.db)
}

export async function listReport(
  scope: TenantScope,
  importId: CarImportId,
  page: { after: number; limit: number; refused: boolean | undefined },
): Promise<ReportedRow[]> {
  let query = scope.db
    .selectFrom('car_import_rows')
    .select(['line', 'stock_key', 'title', 'refused', 'problems'])
    .$narrowType<Pick<ReportedRow, 'problems'>>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('import_id', '=', importId)
    .where('line', '>', page.after)
    .where(sql<boolean>`(refused OR problems <> '[]')`)
  if (page.refused !== undefined) query = query.where('refused', '=', page.refused)
  return await query.orderBy('line').limit(page.limit).execute()
}
