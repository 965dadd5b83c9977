import type { BillingCycle, SubscriptionStatus } from '@recado/contracts/billing'
import type { SubscriptionId, TenantId } from '@recado/contracts/ids'
import { sql, type Transaction } from 'kysely'
import type { ControlTables } from '../../platform/database/generated/control.ts'
import { newId } from '../../platform/ids.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import type { Plan } from './plan-catalogue.ts'

export interface NewSubscription {
  tenantId: TenantId
  planCode: string
  planVersion: number
  product: string
  cycle: BillingCycle
  status: 'trialing' | 'active' | 'incomplete'
  trialEndsAt: Date | null
  periodEnd: Date
}

/** Stores a subscription unless the tenant has a living one for the product. */
export async function insertSubscription(scope: PlatformScope, row: NewSubscription): Promise<void> {
  const now = scope.clock.now()
  await scope.control
    .insertInto('subscriptions')
    .values({
      id: newId<SubscriptionId>(),
      tenant_id: row.tenantId,
      plan_code: row.planCode,
      plan_version: row.planVersion,
      product: row.product,
      cycle: row.cycle,
      status: row.status,
      trial_ends_at: row.trialEndsAt,
      period_start: now,
      period_end: row.periodEnd,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'product'])
        // Written out: with a parameter the index is inferred while PostgreSQL plans for the value, and no longer found
        // (42P10) once the named statement gets its generic plan, at the sixth execution.
        .where(sql<boolean>`status <> 'cancelled'`)
        .doNothing(),
    )
    .execute()
}

/** The zone whose calendar a tenant's months follow. A read-only look into the table of tenants. */
export async function findTenantZone(scope: PlatformScope, tenantId: TenantId): Promise<string> {
  const row = await scope.control
    .selectFrom('tenants')
    .select('timezone')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return row.timezone
}

export interface SubscriptionRow {
  id: SubscriptionId
  tenant_id: TenantId
  plan_code: string
  plan_version: number
  product: string
  cycle: BillingCycle
  status: SubscriptionStatus
  trial_ends_at: Date | null
  period_start: Date
  period_end: Date
  next_plan_code: string | null
  next_plan_version: number | null
  next_plan_at: Date | null
  /** The plan as it was sold. */
  definition: Plan
  next_definition: Plan | null
  /** The tenant's, whose calendar its months follow. */
  timezone: string
}

/** The living and ended subscriptions of a tenant, oldest first. */
export async function listSubscriptionRows(
  scope: ControlScope | PlatformScope,
  tenantId: TenantId,
): Promise<SubscriptionRow[]> {
  const rows = await selectSubscriptions(scope.control)
    .where('s.tenant_id', '=', tenantId)
    .orderBy('s.created_at')
    .orderBy('s.id')
    .execute()
  return rows
}

/** One subscription, held until commit: payments and the daily look at periods take turns. */
export async function lockSubscription(scope: PlatformScope, id: SubscriptionId): Promise<SubscriptionRow | undefined> {
  const row = await selectSubscriptions(scope.control).where('s.id', '=', id).forUpdate('s').executeTakeFirst()
  return row
}

/** The tenant's living subscription of a product, held until commit. */
export async function lockProductSubscription(
  scope: PlatformScope,
  tenantId: TenantId,
  product: string,
): Promise<SubscriptionRow | undefined> {
  const row = await selectSubscriptions(scope.control)
    .where('s.tenant_id', '=', tenantId)
    .where('s.product', '=', product)
    .where(sql<boolean>`s.status <> 'cancelled'`)
    .forUpdate('s')
    .executeTakeFirst()
  return row
}

// Read-only joins: plans is ours; tenants' zone decides where a month ends.
function selectSubscriptions(control: Transaction<ControlTables>) {
  return control
    .selectFrom('subscriptions as s')
    .innerJoin('plans as p', (join) =>
      join.onRef('p.code', '=', 's.plan_code').onRef('p.version', '=', 's.plan_version'),
    )
    .innerJoin('tenants as t', 't.id', 's.tenant_id')
    .select(['s.id', 's.tenant_id', 's.plan_code', 's.plan_version', 's.product', 's.cycle', 's.status'])
    .select(['s.trial_ends_at', 's.period_start', 's.period_end'])
    .select(['s.next_plan_code', 's.next_plan_version', 's.next_plan_at'])
    .select(['p.definition', 't.timezone'])
    .$narrowType<Pick<SubscriptionRow, 'definition'>>()
    .select(
      sql<Plan | null>`(SELECT n.definition FROM plans n WHERE n.code = s.next_plan_code AND n.version = s.next_plan_version)`.as(
        'next_definition',
      ),
    )
}

/**
 * Living subscriptions whose paid period is over, or whose next plan is due, by id; `after` is the last id of the page
 * before.
 */
export async function listDueSubscriptions(
  scope: PlatformScope,
  page: { now: Date; after: SubscriptionId | undefined; limit: number },
): Promise<SubscriptionId[]> {
  const rows = await scope.control
    .selectFrom('subscriptions')
    .select('id')
    .where(sql<boolean>`status IN ('trialing', 'active', 'past_due')`)
    .where((where) => where.or([where('period_end', '<=', page.now), where('next_plan_at', '<=', page.now)]))
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows.map(({ id }) => id)
}

export interface SubscriptionChanges {
  status?: SubscriptionStatus
  trial_ends_at?: Date
  period_start?: Date
  period_end?: Date
  plan_code?: string
  plan_version?: number
  next_plan_code?: string | null
  next_plan_version?: number | null
  next_plan_at?: Date | null
}

export async function updateSubscription(
  scope: PlatformScope,
  row: Pick<SubscriptionRow, 'id' | 'tenant_id'>,
  changes: SubscriptionChanges,
): Promise<void> {
  await scope.control
    .updateTable('subscriptions')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('id', '=', row.id)
    .where('tenant_id', '=', row.tenant_id)
    .execute()
  await scope.notifyChanged('tenant', row.tenant_id)
}

export interface PlacementUpgrade {
  tenantId: TenantId
  present: string
  wanted: string
}

/** Tenants whose plans ask for more isolation than their place has: what the mover has to do. */
export async function listPlacementUpgrades(scope: PlatformScope): Promise<PlacementUpgrade[]> {
  // Read-only join into tenancy's table of places.
  const { rows } = await sql<PlacementUpgrade>`
    WITH levels (kind, level) AS (VALUES ('shared', 1), ('schema', 2), ('database', 3)),
    wanted AS (
      SELECT s.tenant_id, max(l.level) AS level
        FROM subscriptions s
        JOIN plans p ON p.code = s.plan_code AND p.version = s.plan_version
        JOIN levels l ON l.kind = p.definition ->> 'placement'
       WHERE s.status IN ('active', 'past_due', 'suspended')
       GROUP BY s.tenant_id
    )
    SELECT w.tenant_id AS "tenantId", pl.kind AS present, l.kind AS wanted
      FROM wanted w
      JOIN placements pl ON pl.tenant_id = w.tenant_id
      JOIN levels present ON present.kind = pl.kind
      JOIN levels l ON l.level = w.level
     WHERE w.level > present.level
     ORDER BY w.tenant_id`.execute(scope.control)
  return rows
}

/** Undoes `startSubscription` of a tenant whose opening failed. */
export async function deleteSubscriptions(scope: PlatformScope, tenantId: TenantId): Promise<void> {
  await scope.control.deleteFrom('subscriptions').where('tenant_id', '=', tenantId).execute()
}
