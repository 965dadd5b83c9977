import { hashToken, newToken } from '../../platform/secrets/index.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { IdentityParts } from '../identity-parts.ts'
import { HAND_OVER_SECONDS } from './depart.ts'
import { errors } from './errors.ts'
import { claimTicket } from './hand-overs.sql.ts'

/**
 * Trades the ticket of the host that is left for a code that only the browser with the nonce behind `challenge` can use,
 * on the host the ticket is for.
 * @throws hand_over_closed (410) for a ticket that is used, late, unknown or for another host
 */
export async function issueHandOverCode(
  parts: Pick<IdentityParts, 'control' | 'tenants'>,
  asked: { ticket: string; host: string; challenge: string },
): Promise<{ code: string; tenant: Tenant }> {
  const code = newToken('pas')
  const handOver = await parts.control.acrossTenants((scope) =>
    claimTicket(scope, {
      ticketHash: hashToken(asked.ticket).toString('hex'),
      host: asked.host,
      challenge: asked.challenge,
      codeHash: hashToken(code).toString('hex'),
      expiresAt: new Date(scope.clock.now().getTime() + HAND_OVER_SECONDS * 1_000),
    }),
  )
  const tenant = handOver && (await parts.tenants.find({ id: handOver.tenant_id }))
  if (tenant === undefined) throw errors.hand_over_closed()
  return { code, tenant }
}
