import type { TenantId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import type { PartnerActor, PlatformActor } from '../../tenancy/actor.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { getIdentity } from '../accounts/index.ts'
import type { IdentityParts } from '../identity-parts.ts'
import type { Entrance } from './sign-in/entrance.ts'

/**
 * Somebody of the partner or the platform enters a tenant: a session of their own there, whose every act names them as
 * actor and impersonator, and an audit entry that the tenant sees.
 * @throws not_found for a tenant that does not exist or, for a partner, is not its own.
 */
export async function enterTenant(
  parts: IdentityParts,
  source: { actor: PartnerActor | PlatformActor; origin: RequestOrigin },
  tenantId: TenantId,
): Promise<Entrance> {
  const { actor, origin } = source
  const tenant = await parts.tenants.find({ id: tenantId })
  if (tenant === undefined) throw errors.not_found()
  if (actor.kind === 'partner' && tenant.partnerId !== actor.partnerId) throw errors.not_found()
  const identity = await parts.control.acrossTenants(async (scope) => {
    await recordControlAct(
      scope,
      { actor, origin, tenantId, ...(tenant.partnerId ? { partnerId: tenant.partnerId } : {}) },
      { action: 'tenant.entered', targetKind: 'tenant', targetId: tenantId },
    )
    return getIdentity(scope, actor.identityId)
  })
  return { identity, place: { realm: 'tenant', tenant, partnerId: null }, impersonatorId: actor.identityId }
}
