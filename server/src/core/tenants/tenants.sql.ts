import type { PartnerId, TenantId } from '@recado/contracts/ids'
import type { PlacementKind, TenantStatus } from '@recado/contracts/tenants'
import type { Locale } from '@recado/contracts/wire'
import { sql, type Transaction } from 'kysely'
import type { ControlTables } from '../../platform/database/generated/control.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface NewTenant {
  id: TenantId
  partnerId: PartnerId | null
  slug: string
  name: string
  status: 'trial' | 'active'
  locale: Locale
  timezone: string
  trialEndsAt: Date | null
}

/** The row of a tenant that is being opened; nobody finds it by slug before `markOpened`. Repeating it changes nothing. */
export async function insertTenant(scope: PlatformScope, tenant: NewTenant): Promise<void> {
  const now = scope.clock.now()
  await scope.control
    .insertInto('tenants')
    .values({
      id: tenant.id,
      partner_id: tenant.partnerId,
      slug: tenant.slug,
      name: tenant.name,
      status: tenant.status,
      locale: tenant.locale,
      timezone: tenant.timezone,
      trial_ends_at: tenant.trialEndsAt,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function markOpened(scope: PlatformScope, id: TenantId): Promise<void> {
  await scope.control.updateTable('tenants').set({ opened_at: scope.clock.now() }).where('id', '=', id).execute()
  await scope.notifyChanged('tenant', id)
}

/** Whether people may have entered it: what was opened is not undone. */
export async function isOpened(scope: PlatformScope, id: TenantId): Promise<boolean> {
  const row = await scope.control.selectFrom('tenants').select('opened_at').where('id', '=', id).executeTakeFirst()
  return row !== undefined && row.opened_at !== null
}

/** Undoes the row of a tenant whose opening failed; rows of others that name it are gone by then. */
export async function deleteTenant(scope: PlatformScope, id: TenantId): Promise<void> {
  await scope.control.deleteFrom('tenants').where('id', '=', id).execute()
  await scope.notifyChanged('tenant', id)
}

export interface TenantRow {
  id: TenantId
  slug: string
  name: string
  partner_id: PartnerId | null
  status: TenantStatus
  placement: PlacementKind
  plan: string
  locale: Locale
  timezone: string
  trial_ends_at: Date | null
  created_at: Date
}

/** Newest first; what the scope may see is the policy's business. `before` is the id of the last row of the page before. */
export async function listTenantRows(
  scope: ControlScope | PlatformScope,
  page: { before?: TenantId; limit: number; status?: TenantStatus },
): Promise<TenantRow[]> {
  return selectTenants(scope.control)
    .where('t.opened_at', 'is not', null)
    .$if(page.before !== undefined, (query) => query.where('t.id', '<', page.before!))
    .$if(page.status !== undefined, (query) => query.where('t.status', '=', page.status!))
    .orderBy('t.id', 'desc')
    .limit(page.limit)
    .execute()
}

export async function findTenantRow(scope: ControlScope | PlatformScope, id: TenantId): Promise<TenantRow | undefined> {
  return selectTenants(scope.control).where('t.id', '=', id).executeTakeFirst()
}

/** As findTenantRow, and nobody else changes it before the transaction ends. */
export async function lockTenantRow(scope: PlatformScope, id: TenantId): Promise<TenantRow | undefined> {
  return selectTenants(scope.control).where('t.id', '=', id).forUpdate().executeTakeFirst()
}

function selectTenants(control: Transaction<ControlTables>) {
  return (
    control
      .selectFrom('tenants as t')
      .select(['t.id', 't.slug', 't.name', 't.partner_id', 't.status', 't.locale', 't.timezone'])
      .select(['t.trial_ends_at', 't.created_at'])
      .$narrowType<{ locale: Locale }>()
      // Read-only joins into tables of tenancy (placements) and billing (subscriptions): a list must not ask once a row.
      .select([
        sql<PlacementKind>`coalesce((SELECT p.kind FROM placements p WHERE p.tenant_id = t.id), 'shared')`.as(
          'placement',
        ),
        sql<string>`coalesce((SELECT s.plan_code FROM subscriptions s WHERE s.tenant_id = t.id AND s.status <> 'cancelled'
                             ORDER BY s.created_at LIMIT 1), 'none')`.as('plan'),
      ])
  )
}

export async function updateTenantRow(
  scope: ControlScope | PlatformScope,
  id: TenantId,
  changes: { name?: string; slug?: string; locale?: Locale; timezone?: string; status?: TenantStatus },
): Promise<void> {
  await scope.control
    .updateTable('tenants')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
  await scope.notifyChanged('tenant', id)
}
