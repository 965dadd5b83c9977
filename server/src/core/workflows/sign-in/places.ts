import { decodeId, type PartnerId, type TenantId } from '@recado/contracts/ids'
import { TenantChoice } from '@recado/contracts/me'
import type { Config } from '../../../platform/config.ts'
import { consoleUrl } from '../../../tenancy/console-url.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { Identity, MailPlace } from '../../accounts/index.ts'
import { accountErrors } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { findMemberRights, findPlaces, memberErrors, type Places } from '../../members/index.ts'

/** What a session speaks for. */
export type Place =
  | { realm: 'tenant'; tenant: Tenant; partnerId: null }
  | { realm: 'partner'; tenant: null; partnerId: PartnerId }
  | { realm: 'platform'; tenant: null; partnerId: null }

/**
 * Where somebody who proved who they are goes: the tenant that was asked for, else their office at the platform or a
 * partner, else their only tenant.
 *
 * @throws credentials_invalid when they are no active member of the tenant asked for: the same answer as for a wrong
 * password, so that nobody learns who works where; tenant_choice_needed with the list; membership_missing.
 */
export async function choosePlace(
  parts: IdentityParts,
  identity: Identity,
  asked: { hostTenant?: Tenant | undefined; tenant?: string | undefined },
): Promise<Place> {
  const places = await parts.control.acrossTenants((scope) => findPlaces(scope, identity.id))
  if (asked.hostTenant !== undefined || asked.tenant !== undefined) {
    const named = asked.tenant === undefined ? asked.hostTenant : await findNamed(parts, asked.tenant)
    const agree = asked.hostTenant === undefined || asked.hostTenant.id === named?.id
    const place = named === undefined || !agree ? undefined : await enterTenant(parts, places, named)
    if (place === undefined) throw accountErrors.credentials_invalid()
    return place
  }
  if (places.platform) return { realm: 'platform', tenant: null, partnerId: null }
  if (places.partner !== null) return { realm: 'partner', tenant: null, partnerId: places.partner.id }
  const [only, ...others] = places.tenants
  if (only === undefined) throw memberErrors.membership_missing()
  if (others.length > 0) {
    const tenants = places.tenants.map((tenant) => TenantChoice.encode(choiceOf(parts.config, tenant)))
    throw memberErrors.tenant_choice_needed({ extra: { tenants } })
  }
  const tenant = await parts.tenants.find({ id: only.id })
  const place = tenant === undefined ? undefined : await enterTenant(parts, places, tenant)
  if (place === undefined) throw memberErrors.membership_missing()
  return place
}

/** The tenant somebody switches to. @throws membership_missing (403) also when there is no such tenant. */
export async function choosePlaceToSwitchTo(
  parts: IdentityParts,
  identityId: Identity['id'],
  name: string,
): Promise<Tenant> {
  const places = await parts.control.acrossTenants((scope) => findPlaces(scope, identityId))
  const wanted = await findNamed(parts, name)
  const place = wanted === undefined ? undefined : await enterTenant(parts, places, wanted)
  if (place === undefined || place.tenant === null) throw memberErrors.membership_missing()
  return place.tenant
}

/** Undefined unless the person is a member there and not disabled. */
async function enterTenant(parts: IdentityParts, places: Places, tenant: Tenant): Promise<Place | undefined> {
  const membership = places.tenants.find(({ id }) => id === tenant.id)
  if (membership === undefined) return undefined
  const rights = await parts.withTenant({ tenant, actor: { kind: 'system', name: 'sign-in' } }, (scope) =>
    findMemberRights(scope, membership.member_id),
  )
  return rights === undefined ? undefined : { realm: 'tenant', tenant, partnerId: null }
}

/** Slug or id. */
function findNamed(parts: IdentityParts, name: string): Promise<Tenant | undefined> {
  const id = decodeId('ten', name)
  return parts.tenants.find(id === undefined ? { slug: name.toLowerCase() } : { id })
}

export function choiceOf(config: Config, tenant: { id: TenantId; slug: string; name: string }) {
  return {
    tenant_id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    console_url: originOf(config, tenant),
  }
}

/** Origin of a tenant's console; of the platform's pages for nobody's. */
export function originOf(config: Config, tenant: { slug: string } | null | undefined): string {
  const { publicUrl } = config.http
  return tenant ? consoleUrl(publicUrl, config.tenancy.baseDomain, tenant.slug) : publicUrl
}

export function mailPlaceOf(config: Config, tenant: { id: TenantId; slug: string } | null | undefined): MailPlace {
  return { origin: originOf(config, tenant), tenantId: tenant?.id ?? null }
}
