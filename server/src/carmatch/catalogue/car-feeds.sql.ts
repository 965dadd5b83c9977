import type { CarFeedId } from '@recado/contracts/ids'
import type { StockField } from '@recado/matching/stock'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FeedRow {
  id: CarFeedId
  name: string
  url: string
  every_hours: number | null
  map: Record<string, StockField>
  price_unit: 'reais' | 'centavos' | null
  plan: number
  next_run_at: Date | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = [
  ...(['id', 'name', 'url', 'every_hours', 'map', 'price_unit', 'plan', 'next_run_at', 'created_at'] as const),
  'updated_at',
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<FeedRow, 'map'>

export type FeedContent = Pick<FeedRow, 'name' | 'url' | 'every_hours' | 'map' | 'price_unit'>

export async function listFeedRows(scope: TenantScope): Promise<FeedRow[]> {
  const rows = await scope.db
    .selectFrom('car_feeds')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows
}

/** Nobody else plans or changes it before the transaction ends. */
export async function lockFeed(scope: TenantScope, id: CarFeedId): Promise<FeedRow | undefined> {
  const row = await scope.db
    .selectFrom('car_feeds')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function insertFeed(scope: TenantScope, id: CarFeedId, { map, ...content }: FeedContent): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('car_feeds')
    .values({
      tenant_id: scope.tenant.id,
      ...content,
      id,
      map: JSON.stringify(map),
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export async function changeFeed(
  scope: TenantScope,
  id: CarFeedId,
  { map, ...changes }: Partial<FeedContent>,
): Promise<void> {
  await scope.db
    .updateTable('car_feeds')
    .set({
      ...changes,
      ...(map === undefined ? {} : { map: JSON.stringify(map) }),
      updated_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** What was planned before is of another plan from now on. */
export async function planFeed(scope: TenantScope, id: CarFeedId, next: Date | null): Promise<number> {
  const row = await scope.db
    .updateTable('car_feeds')
    .set({ plan: sql<number>`plan + 1`, next_run_at: next })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning('plan')
    .executeTakeFirstOrThrow()
  return row.plan
}

/** What was answered of one import holds for the next. */
export async function keepFeedAnswer(
  scope: TenantScope,
  id: CarFeedId,
  answer: Pick<Partial<FeedContent>, 'map' | 'price_unit'>,
): Promise<void> {
  await changeFeed(scope, id, answer)
}

export async function deleteFeedRow(scope: TenantScope, id: CarFeedId): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('car_feeds')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Feeds whose run is this long overdue: their job was lost. */
export async function listOverdueFeeds(scope: TenantScope, before: Date): Promise<CarFeedId[]> {
  const rows = await scope.db
    .selectFrom('car_feeds')
    .select('id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('next_run_at', '<', before)
    .execute()
  return rows.map(({ id }) => id)
}
