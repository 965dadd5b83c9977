import type { PartnerId, TenantId } from '@recado/contracts/ids'
import type { TenantStatus } from '@recado/contracts/tenants'
import type { Locale } from '@recado/contracts/wire'
import { sql } from 'kysely'
import type { PlatformScope } from './control-scope.ts'
import { sumEntitlements } from './sum-entitlements.ts'
import type { Tenant } from './tenant.ts'

export type TenantKey = { id: string } | { slug: string } | { host: string }

interface TenantRow {
  id: TenantId
  slug: string
  name: string
  partner_id: PartnerId | null
  status: TenantStatus
  locale: Locale
  timezone: string
  trial_ends_at: Date | null
  created_at: Date
  kind: 'shared' | 'schema' | 'database'
  cluster: string
  database: string
  schema_name: string
  epoch: number
  placement_state: 'active' | 'draining' | 'moving'
  unit_state: 'pending' | 'migrating' | 'current' | 'failed'
  subscriptions: { plan_code: string; status: TenantStatus; definition: unknown }[]
  grants: { entitlement: string; value: unknown }[]
}

/**
 * Everything a request needs to know of a tenant, in one statement: who, where, and what it may use.
 * A tenant whose opening has not ended (`opened_at` null) is found by id only.
 */
export async function findTenant(scope: PlatformScope, key: TenantKey, now: Date): Promise<Tenant | undefined> {
  const condition =
    'id' in key
      ? sql`t.id = ${key.id}`
      : 'slug' in key
        ? sql`t.slug = ${key.slug} AND t.opened_at IS NOT NULL`
        : sql`t.id = coalesce(
                (SELECT d.tenant_id FROM domains d WHERE d.host = ${key.host} AND d.verified_at IS NOT NULL),
                (SELECT own.id FROM tenants own JOIN partners pa ON pa.id = own.partner_id
                  WHERE pa.base_domain = ${afterFirstLabel(key.host)} AND own.slug = ${key.host.split('.', 1)[0]}))
              AND t.opened_at IS NOT NULL`
  const { rows } = await sql<TenantRow>`
    SELECT t.id, t.slug, t.name, t.partner_id, t.status, t.locale, t.timezone, t.trial_ends_at, t.created_at,
           p.kind, d.cluster, d.name AS database, u.schema_name, p.epoch, p.state AS placement_state,
           u.state AS unit_state,
           coalesce((SELECT jsonb_agg(jsonb_build_object('plan_code', s.plan_code, 'status', s.status,
                                                         'definition', pl.definition) ORDER BY s.created_at)
                       FROM subscriptions s JOIN plans pl ON pl.code = s.plan_code AND pl.version = s.plan_version
                      WHERE s.tenant_id = t.id AND s.status <> 'cancelled'), '[]') AS subscriptions,
           coalesce((SELECT jsonb_agg(jsonb_build_object('entitlement', g.entitlement, 'value', g.value))
                       FROM entitlement_grants g
                      WHERE g.tenant_id = t.id AND g.revoked_at IS NULL
                        AND (g.expires_at IS NULL OR g.expires_at > ${now})), '[]') AS grants
      FROM tenants t
      JOIN placements p ON p.tenant_id = t.id
      JOIN units u ON u.id = p.unit_id
      JOIN databases d ON d.id = u.database_id
     WHERE ${condition}`.execute(scope.control)
  const row = rows[0]
  return row === undefined ? undefined : toTenant(row)
}

/** The tenant a former slug belonged to, while it still redirects. */
export async function findRedirect(scope: PlatformScope, slug: string, now: Date): Promise<string | undefined> {
  const row = await scope.control
    .selectFrom('slugs')
    .innerJoin('tenants', 'tenants.id', 'slugs.tenant_id')
    .select('tenants.slug')
    .where('slugs.slug', '=', slug)
    .where('slugs.redirects_until', '>', now)
    .executeTakeFirst()
  return row?.slug
}

/** `cliente.parceiro.com.br` → `parceiro.com.br`: partners may have a base domain of their own. */
function afterFirstLabel(host: string): string {
  return host.slice(host.indexOf('.') + 1)
}

function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    partnerId: row.partner_id,
    status: row.status,
    locale: row.locale,
    timezone: row.timezone,
    trialEndsAt: row.trial_ends_at,
    createdAt: row.created_at,
    placement: {
      kind: row.kind,
      cluster: row.cluster,
      database: row.database,
      schema: row.schema_name,
      epoch: row.epoch,
      state: row.placement_state,
      unit: row.unit_state,
    },
    entitlements: sumEntitlements(row.subscriptions, row.grants),
    plan: row.subscriptions[0]?.plan_code ?? 'none',
  }
}

/** Ids of tenants that have a place, in order, for work that goes over all of them. */
export async function listTenantIds(
  scope: PlatformScope,
  page: { after: TenantId | undefined; limit: number },
): Promise<TenantId[]> {
  const rows = await scope.control
    .selectFrom('placements')
    .select('tenant_id')
    .$if(page.after !== undefined, (query) => query.where('tenant_id', '>', page.after!))
    .orderBy('tenant_id')
    .limit(page.limit)
    .execute()
  return rows.map((row) => row.tenant_id)
}
