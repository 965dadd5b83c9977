import type { IdentityId, PartnerId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface PartnerRow {
  id: PartnerId
  slug: string
  name: string
  status: 'active' | 'suspended'
  base_domain: string | null
  tenants_max: number
  tenants: number
  created_at: Date
  /** Addresses of administrators who were invited and have not answered. */
  invited: string[]
}

export async function insertPartner(
  scope: PlatformScope,
  partner: { id: PartnerId; slug: string; name: string; baseDomain: string | null; tenantsMax: number },
): Promise<void> {
  const now = scope.clock.now()
  await scope.control
    .insertInto('partners')
    .values({
      id: partner.id,
      slug: partner.slug,
      name: partner.name,
      base_domain: partner.baseDomain,
      tenants_max: partner.tenantsMax,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export async function insertPartnerMember(
  scope: PlatformScope,
  member: { partnerId: PartnerId; identityId: IdentityId },
): Promise<void> {
  await scope.control
    .insertInto('partner_members')
    .values({ partner_id: member.partnerId, identity_id: member.identityId })
    .onConflict((conflict) => conflict.columns(['partner_id', 'identity_id']).doNothing())
    .execute()
}

/** Returns what it was before; the row is held until the transaction ends. @throws not_found (404) */
export async function setPartnerStatus(
  scope: PlatformScope,
  id: PartnerId,
  status: PartnerRow['status'],
): Promise<PartnerRow['status']> {
  const before = await scope.control
    .selectFrom('partners')
    .select('status')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) throw platformErrors.not_found()
  await scope.control
    .updateTable('partners')
    .set({ status, updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
  return before.status
}

/** Newest first; the policy decides what is seen. */
export async function listPartnerRows(
  scope: ControlScope | PlatformScope,
  page: { before?: PartnerId; limit: number },
): Promise<PartnerRow[]> {
  const rows = await selectPartners(scope)
    .$if(page.before !== undefined, (query) => query.where('partners.id', '<', page.before!))
    .orderBy('partners.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows
}

export async function findPartnerRow(
  scope: ControlScope | PlatformScope,
  id: PartnerId,
): Promise<PartnerRow | undefined> {
  return await selectPartners(scope).where('partners.id', '=', id).executeTakeFirst()
}

export async function findPartnerBySlug(
  scope: ControlScope | PlatformScope,
  slug: string,
): Promise<PartnerRow | undefined> {
  return await selectPartners(scope).where('partners.slug', '=', slug).executeTakeFirst()
}

/**
 * Holds the partner's row until the end of the transaction and says whether one more tenant fits: two openings at once
 * cannot both take the last place.
 */
export async function lockRoomForTenant(scope: PlatformScope, id: PartnerId): Promise<boolean> {
  const partner = await scope.control
    .selectFrom('partners')
    .select('tenants_max')
    .where('id', '=', id)
    .where('status', '=', 'active')
    .forUpdate()
    .executeTakeFirst()
  if (partner === undefined) return false
  const { n } = await scope.control
    .selectFrom('tenants')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('partner_id', '=', id)
    .where('status', 'not in', ['cancelled', 'erased'])
    .executeTakeFirstOrThrow()
  return n < partner.tenants_max
}

function selectPartners(scope: ControlScope | PlatformScope) {
  return scope.control
    .selectFrom('partners')
    .select(['partners.id', 'partners.slug', 'partners.name', 'partners.status', 'partners.base_domain'])
    .select(['partners.tenants_max', 'partners.created_at'])
    .select(
      // Read-only join into tenants: a list must not ask once a row.
      sql<number>`(SELECT count(*)::int FROM tenants t WHERE t.partner_id = partners.id
                    AND t.status NOT IN ('cancelled', 'erased'))`.as('tenants'),
    )
    .select(
      sql<string[]>`ARRAY(SELECT i.email::text FROM partner_invitations i WHERE i.partner_id = partners.id
                             AND i.accepted_at IS NULL AND i.revoked_at IS NULL ORDER BY i.id)`.as('invited'),
    )
}
