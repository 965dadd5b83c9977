import type { IdentityId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { insertHandOver } from './hand-overs.sql.ts'

/** Of a ticket, and then of its code: a browser needs a second for both. */
export const HAND_OVER_SECONDS = 60

export interface Leaving {
  identityId: IdentityId
  impersonatorId: IdentityId | undefined
  tenant: Tenant
  /** Of the tenant, with its port, as browsers will name it. */
  host: string
  /** Whether a session of somebody else there is replaced without asking, because this was asked for by name. */
  replaces: boolean
}

/**
 * Begins a hand-over to a tenant's host. The ticket stays on the host where the person proved who they are and is worth
 * nothing elsewhere; nobody is signed in yet.
 */
export async function depart(parts: Pick<IdentityParts, 'control'>, leaving: Leaving): Promise<string> {
  const ticket = newToken('dep')
  await parts.control.acrossTenants((scope) =>
    insertHandOver(scope, {
      id: newId<string>(),
      identity_id: leaving.identityId,
      tenant_id: leaving.tenant.id,
      impersonator_id: leaving.impersonatorId ?? null,
      host: leaving.host,
      replaces: leaving.replaces,
      ticketHash: hashToken(ticket).toString('hex'),
      expiresAt: new Date(scope.clock.now().getTime() + HAND_OVER_SECONDS * 1_000),
    }),
  )
  return ticket
}
