import type { PartnerId, TenantId } from '@recado/contracts/ids'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import { RESERVED_SLUGS } from '../../tenancy/host-names.ts'
import { errors } from './errors.ts'

const REDIRECT_DAYS = 90

/**
 * Takes a slug in the one namespace of partners and tenants. An old slug whose 90 days are over may be taken by anybody.
 * @throws slug_reserved, slug_taken (409)
 */
export function takeSlug(scope: PlatformScope, slug: string, tenantId: TenantId): Promise<void> {
  return take(scope, { slug, tenant_id: tenantId, partner_id: null })
}

/** The same for a partner. @throws slug_reserved, slug_taken (409) */
export function takePartnerSlug(scope: PlatformScope, slug: string, partnerId: PartnerId): Promise<void> {
  return take(scope, { slug, tenant_id: null, partner_id: partnerId })
}

async function take(
  scope: PlatformScope,
  row: { slug: string; tenant_id: TenantId | null; partner_id: PartnerId | null },
): Promise<void> {
  if (RESERVED_SLUGS.has(row.slug)) throw errors.slug_reserved()
  const now = scope.clock.now()
  const taken = await scope.control
    .insertInto('slugs')
    .values({ ...row, redirects_until: null })
    .onConflict((conflict) =>
      conflict
        .column('slug')
        .doUpdateSet({ tenant_id: row.tenant_id, partner_id: row.partner_id, redirects_until: null })
        .where((where) =>
          where.or([
            where('slugs.redirects_until', '<', now),
            // The owner's own: taken before (a repeated opening), or its former one coming back.
            where('slugs.tenant_id', '=', row.tenant_id),
            where('slugs.partner_id', '=', row.partner_id),
          ]),
        ),
    )
    .returning('slug')
    .executeTakeFirst()
  if (taken === undefined) throw errors.slug_taken()
}

/** From now on the slug only redirects, for 90 days. */
export async function releaseSlug(scope: ControlScope | PlatformScope, slug: string): Promise<void> {
  await scope.control
    .updateTable('slugs')
    .set({ redirects_until: new Date(scope.clock.now().getTime() + REDIRECT_DAYS * 86_400_000) })
    .where('slug', '=', slug)
    .execute()
}

/** Whether somebody could take it now. */
export async function isSlugFree(scope: PlatformScope, slug: string): Promise<boolean> {
  if (RESERVED_SLUGS.has(slug)) return false
  const row = await scope.control
    .selectFrom('slugs')
    .select('redirects_until')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row === undefined || (row.redirects_until !== null && row.redirects_until < scope.clock.now())
}

/** Undoes `takeSlug` of a tenant whose opening failed. */
export async function deleteSlugs(scope: PlatformScope, tenantId: TenantId): Promise<void> {
  await scope.control.deleteFrom('slugs').where('tenant_id', '=', tenantId).execute()
}
