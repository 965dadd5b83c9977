import type { CarId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Of cars whose price fell since then: what it was before. */
export async function listPriceDrops(
  scope: TenantScope,
  ids: readonly CarId[],
  since: Date,
): Promise<Map<CarId, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: CarId; before: number }>`
    SELECT c.id, x.price_cents AS before
      FROM cars c
      JOIN LATERAL (SELECT p.price_cents FROM car_prices p WHERE p.tenant_id = c.tenant_id AND p.car_id = c.id
                     ORDER BY p.at DESC OFFSET 1 LIMIT 1) x ON x.price_cents > c.price_cents
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ANY (${[...ids]}::uuid[])
       AND (SELECT max(p.at) FROM car_prices p WHERE p.tenant_id = c.tenant_id AND p.car_id = c.id) >= ${since}`.execute(
    scope.db,
  )
  return new Map(rows.map(({ id, before }) => [id, before]))
}
