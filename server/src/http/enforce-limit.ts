import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../core/workflows/sign-in/authenticate.ts'
import { errors } from '../platform/errors.ts'
import { addressKey } from '../platform/rate-limit/address-key.ts'
import { rateLimitHeaders } from '../platform/rate-limit/rate-limit-headers.ts'
import type { RateKind } from '../platform/rate-limit/rate-policies.ts'
import type { RateLimitPolicy, RateLimitResult } from '../platform/rate-limit.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'

/** Who asks, as far as it is known where the limit stands. */
export interface LimitSubject {
  principal?: Principal | undefined
  tenant?: Tenant | undefined
  /** Whose bot asks. */
  connectionId?: string | undefined
}

/**
 * Takes one point of each kind and says in `RateLimit-*` what is left of the tightest, on success too.
 * A store that cannot be reached lets everybody through: a limit protects work, it must not stop it.
 * @throws rate_limited (429, with Retry-After)
 */
export async function enforceLimit(
  services: Pick<Services, 'rateLimiter' | 'ratePolicies' | 'log'>,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  subject: LimitSubject,
  kinds: readonly RateKind[],
): Promise<void> {
  let tightest: RateLimitResult | undefined
  for (const kind of kinds) {
    const { policy, key } = policyFor(services, exchange.request, subject, kind)
    try {
      const result = await services.rateLimiter.consume(policy, key)
      if (tightest === undefined || isTighter(result, tightest)) tightest = result
    } catch (error) {
      services.log.warn({ err: error, kind }, 'rate limit could not be counted')
    }
  }
  if (tightest === undefined) return
  const headers = rateLimitHeaders(tightest)
  exchange.reply.headers(headers)
  if (!tightest.allowed) throw errors.rate_limited({ headers })
}

/** What limits a caller who is signed in: an API key its tenant's plan, a person the pace of no human. */
export function callerKinds(principal: Principal): readonly RateKind[] {
  return principal.actor.kind === 'api_key' ? ['api'] : ['person']
}

function policyFor(
  services: Pick<Services, 'ratePolicies'>,
  request: FastifyRequest,
  { principal, tenant, connectionId }: LimitSubject,
  kind: RateKind,
): { policy: RateLimitPolicy; key: string } {
  const { by, plan_rate: planRate, points, seconds } = services.ratePolicies[kind]
  const sold = planRate === undefined ? undefined : tenant?.entitlements.rates[planRate]
  const policy = { name: kind, points: sold?.points ?? points, seconds: sold?.seconds ?? seconds }
  const address = addressKey(request.ip)
  switch (by) {
    case 'address':
      return { policy, key: address }
    case 'person':
      return { policy, key: personOf(principal) ?? address }
    case 'tenant':
      return { policy, key: tenant?.id ?? address }
    case 'connection':
      return { policy, key: `${tenant?.id ?? 'none'}|${connectionId ?? address}` }
    case 'everybody':
      return { policy, key: 'everybody' }
    case 'tenant_address':
      return { policy, key: `${tenant?.id ?? 'none'}|${address}` }
  }
}

/** One person is one, however many devices and tabs they work in. */
function personOf(principal: Principal | undefined): string | undefined {
  return principal !== undefined && 'identityId' in principal.actor ? principal.actor.identityId : undefined
}

function isTighter(a: RateLimitResult, b: RateLimitResult): boolean {
  if (a.allowed !== b.allowed) return !a.allowed
  return a.remaining < b.remaining
}
