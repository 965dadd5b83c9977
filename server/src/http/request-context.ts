import { decodeId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../core/workflows/sign-in/authenticate.ts'
import { errors } from '../platform/errors.ts'
import { chooseLocale } from '../platform/i18n.ts'
import type { Services } from '../services.ts'
import { readHost } from '../tenancy/host-names.ts'
import { resolveTenant, type TenantClaims } from '../tenancy/resolve-tenant.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { RequestOrigin } from '../tenancy/tenant-scope.ts'

declare module 'fastify' {
  interface FastifyRequest {
    locale: Locale
    /** The tenant that the request turned out to be about, for the metrics. */
    observedTenant: Tenant | undefined
  }
}

/** Who asks, from where, and for which tenant; worked out once a request. */
export interface RequestContext {
  /** Undefined when the request carries no credentials. */
  principal: Principal | undefined
  /** Undefined when nothing names a tenant. */
  tenant: Tenant | undefined
  origin: RequestOrigin
}

/** Sets the reader's language before anything can fail. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest('locale', 'pt-BR')
  app.decorateRequest('observedTenant', undefined)
  app.addHook('onRequest', async (request) => {
    request.locale = chooseLocale(request.headers['accept-language'], 'pt-BR')
  })
}

/**
 * Reads credentials and every claim of a tenant: host, X-Tenant, token or key.
 * @throws unauthenticated (401) for credentials that are not valid; tenant_unknown (404); tenant_mismatch (403).
 */
export async function readContext(services: Services, request: FastifyRequest): Promise<RequestContext> {
  const principal = await readPrincipal(services, request)
  const claims = await readClaims(services, namesOf(request), principal)
  const tenant = resolveTenant(claims)
  request.observedTenant = tenant
  return { principal, tenant, origin: readOrigin(request) }
}

/**
 * The tenant of the host and of X-Tenant, for routes that take no access token.
 * @throws tenant_unknown (404), tenant_mismatch (403)
 */
export async function readTenant(services: Services, request: FastifyRequest): Promise<Tenant | undefined> {
  return resolveTenant(await readClaims(services, namesOf(request), undefined))
}

/** What names a tenant beside credentials: the host, and X-Tenant or what a socket sends in its place (slug or id). */
export interface TenantNames {
  host: string | undefined
  tenant: string | undefined
}

function namesOf(request: FastifyRequest): TenantNames {
  const tenant = request.headers['x-tenant']
  return { host: request.headers.host, tenant: typeof tenant === 'string' ? tenant : undefined }
}

/** The host's tenant alone, for pages and answers that need no credentials. */
export async function findHostTenant(
  services: Services,
  hostHeader: string | undefined,
): Promise<Tenant | 'unknown' | undefined> {
  const host = readHost(hostHeader, services.config.tenancy.baseDomain)
  if (host.kind === 'root') return undefined
  const found = await services.tenants.find(host.kind === 'slug' ? { slug: host.slug } : { host: host.host })
  return found ?? 'unknown'
}

async function readPrincipal(services: Services, request: FastifyRequest): Promise<Principal | undefined> {
  const apiKey = request.headers['x-api-key']
  const authorization = request.headers.authorization
  if (authorization === undefined && apiKey === undefined) return undefined
  const token = typeof apiKey === 'string' ? apiKey : (/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '')
  const principal = await services.authenticator.authenticate(token)
  if (principal === undefined) throw errors.unauthenticated({ headers: { 'www-authenticate': 'Bearer' } })
  return principal
}

/** Every claim of a tenant that is there, for `resolveTenant` to compare. */
export async function readClaims(
  services: Services,
  names: TenantNames,
  principal: Pick<Principal, 'tenantId' | 'actor'> | undefined,
): Promise<TenantClaims> {
  const claims: TenantClaims = {}
  const host = await findHostTenant(services, names.host)
  if (host !== undefined) claims.host = host
  if (names.tenant !== undefined) {
    const id = decodeId('ten', names.tenant)
    claims.header =
      (await services.tenants.find(id === undefined ? { slug: names.tenant.toLowerCase() } : { id })) ?? 'unknown'
  }
  if (principal !== undefined && principal.tenantId !== null) {
    const claim = (await services.tenants.find({ id: principal.tenantId })) ?? 'unknown'
    if (principal.actor.kind === 'api_key') claims.apiKey = claim
    else claims.token = claim
  }
  return claims
}

export function readOrigin(request: FastifyRequest): RequestOrigin {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '', requestId: request.id }
}
