import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { CarMeter } from './ports.ts'

/** Cars that stand in the plan's count: those that somebody may still buy. */
export const OFFERED = ['available', 'reserved'] as const

/**
 * Whatever changes cars does it in here: alone in its company until the transaction ends, so what is counted is exact, and
 * the stock has another version afterwards. @throws quota_exceeded (402)
 */
export async function changeStock<Result>(
  scope: TenantScope,
  meter: CarMeter,
  change: () => Promise<Result>,
): Promise<Result> {
  await sql`
    INSERT INTO car_settings AS s (tenant_id, version, updated_at)
    VALUES (${scope.tenant.id}, 1, ${scope.clock.now()})
    ON CONFLICT (tenant_id) DO UPDATE SET version = s.version + 1, updated_at = excluded.updated_at`.execute(scope.db)
  const before = await countOffered(scope)
  const result = await change()
  const difference = (await countOffered(scope)) - before
  if (difference !== 0) await meter.change(scope, difference)
  return result
}

async function countOffered(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('cars')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', 'in', [...OFFERED])
    .executeTakeFirstOrThrow()
  return row.count
}

/** Changes with every change of the stock; 0 while there has been none. */
export async function readStockVersion(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('car_settings')
    .select('version')
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function readPlateKey(scope: TenantScope): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('car_settings')
    .select('sealed_key')
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
  return row?.sealed_key ?? undefined
}

/** The first one that is kept is it, whoever makes another at the same moment. */
export async function keepPlateKey(scope: TenantScope, sealed_key: string): Promise<string> {
  const row = await scope.db
    .insertInto('car_settings')
    .values({ tenant_id: scope.tenant.id, sealed_key, updated_at: scope.clock.now() })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((eb) => ({
        sealed_key: eb.fn.coalesce('car_settings.sealed_key', 'excluded.sealed_key'),
      })),
    )
    .returning('sealed_key')
    .executeTakeFirstOrThrow()
  return row.sealed_key ?? sealed_key
}
