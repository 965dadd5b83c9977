import type { IncomingHttpHeaders } from 'node:http'
import type { Services } from '../services.ts'
import { readHost } from '../tenancy/host-names.ts'
import { findHostTenant } from './request-context.ts'

/**
 * Whether a browser page of another origin may read our answer: only pages of the same tenant (its subdomain and its own
 * domains), never a sibling tenant's. A request without an Origin is no browser's and passes.
 */
export async function isAllowedOrigin(services: Services, request: { headers: IncomingHttpHeaders }): Promise<boolean> {
  const { origin, host: ownHost } = request.headers
  if (origin === undefined) return true
  const host = hostOf(origin)
  if (host === undefined) return false
  if (host === ownHost) return true
  const [asking, asked] = await Promise.all([findHostTenant(services, host), findHostTenant(services, ownHost)])
  if (asking === 'unknown' || asked === 'unknown') return false
  if (asking === undefined)
    return readHost(host, services.config.tenancy.baseDomain).kind === 'root' && asked === undefined
  return asking.id === asked?.id
}

/** Host and port of an Origin header; undefined for `null` and for what is no origin. */
export function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
