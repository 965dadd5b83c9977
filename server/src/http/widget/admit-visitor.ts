import { errors, type VisitorClaims } from '../../chat/visitors/index.ts'
import { requireOpenFor } from '../../core/tenants/index.ts'
import type { Services } from '../../services.ts'
import { resolveTenant } from '../../tenancy/resolve-tenant.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { readClaims, type TenantNames } from '../request-context.ts'

/**
 * Whom a visitor's token speaks for, by the token alone. Suspended tenants still receive: an inbound message is never
 * refused for what the company owes.
 *
 * @throws visitor_token_invalid (401), tenant_unknown (404), tenant_mismatch, tenant_cancelled (403), tenant_erased (410)
 */
export async function admitVisitor(
  services: Services,
  { token, names }: { token: string; names: TenantNames },
): Promise<{ claims: VisitorClaims; tenant: Tenant }> {
  const claims = await services.visitorTokens.verify(token)
  if (claims === undefined) throw errors.visitor_token_invalid({ headers: { 'www-authenticate': 'Bearer' } })
  const named = await readClaims(services, names, undefined)
  const tenant = resolveTenant({ ...named, token: (await services.tenants.find({ id: claims.tenantId })) ?? 'unknown' })
  if (tenant === undefined) throw errors.visitor_token_invalid()
  requireOpenFor(tenant, 'inbound')
  return { claims, tenant }
}
