import { type FipeRow, fipeKey } from '@recado/matching/fipe'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FipeTableRow {
  name: string
  rows: number
  refused: number
  uploaded_by_name: string
  uploaded_at: Date
}

/** What is told of a row, beside its key. */
export type FipePrice = Pick<FipeRow, 'version' | 'fuel' | 'transmission' | 'price_cents' | 'km_per_litre'>

export async function findFipeTable(scope: TenantScope): Promise<FipeTableRow | undefined> {
  return scope.db
    .selectFrom('fipe_tables')
    .select(['name', 'rows', 'refused', 'uploaded_by_name', 'uploaded_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
}

/** Instead of whatever was there; undefined: nothing. */
export async function replaceFipe(
  scope: TenantScope,
  given: { table: FipeTableRow; rows: readonly FipeRow[] } | undefined,
): Promise<void> {
  await scope.db.deleteFrom('fipe_prices').where('tenant_id', '=', scope.tenant.id).execute()
  await scope.db.deleteFrom('fipe_tables').where('tenant_id', '=', scope.tenant.id).execute()
  if (given === undefined) return
  await scope.db
    .insertInto('fipe_tables')
    .values({ tenant_id: scope.tenant.id, ...given.table })
    .execute()
  for (let at = 0; at < given.rows.length; at += A_STATEMENT) {
    const rows = given.rows.slice(at, at + A_STATEMENT).map((row) => ({ ...row, key: fipeKey(row) }))
    await sql`
      INSERT INTO fipe_prices (tenant_id, key, line, version, fuel, transmission, price_cents, km_per_litre)
      SELECT ${scope.tenant.id}, r.key, r.line, r.version, r.fuel, r.transmission, r.price_cents, r.km_per_litre
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r (key text, line int, version text, fuel text, transmission text, price_cents bigint,
                km_per_litre double precision)`.execute(scope.db)
  }
}

const A_STATEMENT = 5_000

/** Rows by their keys. */
export async function listFipePrices(scope: TenantScope, keys: readonly string[]): Promise<Map<string, FipePrice[]>> {
  const found = new Map<string, FipePrice[]>()
  if (keys.length === 0) return found
  const { rows } = await sql<FipePrice & { key: string }>`
    SELECT key, version, fuel, transmission, price_cents, km_per_litre FROM fipe_prices
     WHERE tenant_id = ${scope.tenant.id} AND key = ANY (${[...keys]}::text[]) ORDER BY key, line`.execute(scope.db)
  for (const { key, ...row } of rows) {
    const known = found.get(key)
    if (known === undefined) found.set(key, [row])
    else known.push(row)
  }
  return found
}
