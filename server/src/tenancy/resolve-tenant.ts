import { errors } from './errors.ts'
import type { Tenant } from './tenant.ts'

/** What a request says about its tenant. Each may be absent; those present must agree. */
export interface TenantClaims {
  /** The host's tenant: by subdomain or custom domain. `unknown` when the host names none that exists. */
  host?: Tenant | 'unknown'
  /** The X-Tenant header: slug or id. */
  header?: Tenant | 'unknown'
  /** The tenant_id of a valid access token. */
  token?: Tenant | 'unknown'
  apiKey?: Tenant | 'unknown'
}

/**
 * One tenant out of all claims.
 * @returns undefined when nothing claims one.
 * @throws tenant_unknown (404) if any claim names none that exists, tenant_mismatch (403) if two disagree.
 */
export function resolveTenant(claims: TenantClaims): Tenant | undefined {
  let resolved: Tenant | undefined
  for (const claim of [claims.host, claims.header, claims.token, claims.apiKey]) {
    if (claim === undefined) continue
    if (claim === 'unknown') throw errors.tenant_unknown()
    if (resolved !== undefined && resolved.id !== claim.id) throw errors.tenant_mismatch()
    resolved = claim
  }
  return resolved
}

/** As `resolveTenant`, for routes that need one. @throws tenant_missing (400). */
export function requireTenant(claims: TenantClaims): Tenant {
  const tenant = resolveTenant(claims)
  if (tenant === undefined) throw errors.tenant_missing()
  return tenant
}
