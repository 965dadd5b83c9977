import type { PartnerId } from '@recado/contracts/ids'
import type { Actor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { insertPartner, errors as partnerErrors } from '../partners/index.ts'
import { takePartnerSlug, errors as tenantErrors } from '../tenants/index.ts'

export interface OpenPartner {
  id: PartnerId
  name: string
  slug: string
  base_domain?: string | undefined
  tenants_max: number
}

/**
 * Makes a partner and its address. It has no people yet: whoever administers it is invited (`invite-partner.ts`).
 * @throws slug_taken, slug_reserved, partner_domain_taken.
 */
export async function openPartner(
  scope: PlatformScope,
  source: { actor: Actor; origin?: RequestOrigin },
  partner: OpenPartner,
): Promise<void> {
  await takePartnerSlug(scope, partner.slug, partner.id)
  await insertPartner(scope, {
    id: partner.id,
    slug: partner.slug,
    name: partner.name,
    baseDomain: partner.base_domain ?? null,
    tenantsMax: partner.tenants_max,
  }).catch((error: Error & { code?: string; constraint?: string }) => {
    if (error.code !== '23505') throw error
    throw error.constraint === 'partners_base_domain_key'
      ? partnerErrors.partner_domain_taken()
      : tenantErrors.slug_taken()
  })
  await recordControlAct(
    scope,
    { ...source, partnerId: partner.id },
    {
      action: 'partner.created',
      targetKind: 'partner',
      targetId: partner.id,
      after: { name: partner.name, slug: partner.slug, base_domain: partner.base_domain ?? null },
    },
  )
}
