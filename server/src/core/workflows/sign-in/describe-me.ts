import type { Me } from '@recado/contracts/me'
import type { z } from 'zod'
import type { MemberActor, PartnerActor, PlatformActor } from '../../../tenancy/actor.ts'
import { memberPhotoPath } from '../../../tenancy/member-photo-path.ts'
import { isSystemRole } from '../../../tenancy/roles.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import { getIdentity } from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { findMember, findPlaces, listCustomRoles } from '../../members/index.ts'
import { choiceOf, originOf } from './places.ts'

/** Somebody signed in, of whatever realm. */
export type PersonActor = MemberActor | PartnerActor | PlatformActor

/** Who somebody is, what they may do here, and where else they may go. */
export async function describeMe(
  parts: IdentityParts,
  actor: PersonActor,
  tenant: Tenant | undefined,
): Promise<z.output<typeof Me>> {
  const { identity, places } = await parts.control.acrossTenants(async (scope) => ({
    identity: await getIdentity(scope, actor.identityId),
    places: await findPlaces(scope, actor.identityId),
  }))
  const member = actor.kind === 'member' ? actor : undefined
  return {
    identity_id: identity.id,
    email: identity.email,
    name: member?.memberId ? member.name : identity.name,
    locale: identity.locale,
    email_verified: identity.email_verified_at !== null,
    realm: actor.kind === 'member' ? 'tenant' : actor.kind,
    tenant:
      member === undefined || tenant === undefined
        ? null
        : { id: tenant.id, slug: tenant.slug, name: tenant.name, status: tenant.status, timezone: tenant.timezone },
    partner: actor.kind === 'partner' ? places.partner : null,
    member_id: member?.memberId ?? null,
    ...(await describeProfile(parts, actor, tenant, identity.locale)),
    visibility: member?.visibility ?? null,
    permissions: [...(member?.permissions ?? [])],
    impersonator:
      actor.impersonator === undefined
        ? null
        : {
            identity_id: actor.impersonator.identityId,
            name: actor.impersonator.name,
            console_url: originOf(parts.config, undefined),
          },
    tenants: actor.impersonator === undefined ? places.tenants.map((place) => choiceOf(parts.config, place)) : [],
  }
}

/** What only the tenant's own tables know: the photo, and the name of a role of its own. */
async function describeProfile(
  parts: IdentityParts,
  actor: PersonActor,
  tenant: Tenant | undefined,
  locale: z.output<typeof Me>['locale'],
): Promise<Pick<z.output<typeof Me>, 'photo_url' | 'role'>> {
  const key = actor.kind === 'member' ? actor.role : actor.kind
  const ofSystem = () => ({ key, name: parts.texts.translate(locale, `mail:roles.${key}`) })
  if (actor.kind !== 'member' || actor.memberId === null || tenant === undefined)
    return { photo_url: null, role: ofSystem() }
  const { memberId } = actor
  return parts.withTenant({ tenant, actor }, async (scope) => {
    const profile = await findMember(scope, { id: memberId })
    const custom = isSystemRole(key) ? undefined : await listCustomRoles(scope)
    return {
      photo_url: memberPhotoPath(tenant.id, profile?.photo ?? null),
      role: custom === undefined ? ofSystem() : { key, name: custom.find((role) => role.key === key)?.name ?? key },
    }
  })
}
