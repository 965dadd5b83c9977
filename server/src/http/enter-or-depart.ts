import type { SignInAnswer } from '@recado/contracts/auth'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { depart } from '../core/sessions/index.ts'
import type { Entrance } from '../core/workflows/sign-in/entrance.ts'
import { originOf } from '../core/workflows/sign-in/places.ts'
import { startSession } from '../core/workflows/sign-in/start-session.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { deliverTokens } from './refresh-cookie.ts'
import { findHostTenant, readOrigin } from './request-context.ts'
import { findRootOrigin } from './root-origins.ts'
import { departureCookie, HAND_OVER_LIFE } from './session-cookies.ts'

export interface EntranceRules {
  transport: 'body' | 'cookie'
  /** See `Leaving.replaces`. */
  replaces?: boolean
}

/**
 * What somebody gets who proved who they are. A program takes its tokens in the body wherever it asks. A browser's session
 * is a cookie of the host where it belongs: when that is this one it begins here, else the browser is sent there with a
 * hand-over, and nothing is set here but its ticket.
 */
export async function enterOrDepart(
  services: Services,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  entrance: Entrance,
  { transport, replaces = false }: EntranceRules,
): Promise<z.output<typeof SignInAnswer>> {
  const { tenant } = entrance.place
  const here = transport === 'cookie' ? await findHostTenant(services, request.headers.host) : undefined
  const belongsHere = here !== 'unknown' && (here?.id ?? null) === (tenant?.id ?? null)
  if (tenant === null || transport === 'body' || belongsHere) {
    return deliverTokens(reply, await startSession(services, { ...entrance, origin: readOrigin(request) }), transport)
  }
  return leaveFor(services, { request, reply }, { ...entrance, tenant, replaces })
}

async function leaveFor(
  services: Services,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { identity, impersonatorId, tenant, replaces }: Entrance & { tenant: Tenant; replaces: boolean },
): Promise<{ depart_to: string }> {
  const target = new URL(originOf(services.config, tenant))
  const from = findRootOrigin(services.config, request.headers.host)
  // Under a bare address the browser could not be sent back for its code: it signs in there.
  if (from === undefined) return { depart_to: new URL('/entrar', target).href }
  const ticket = await depart(services, {
    identityId: identity.id,
    impersonatorId,
    tenant,
    host: target.host,
    replaces,
  })
  departureCookie.set(reply, ticket, HAND_OVER_LIFE)
  const begin = new URL('/api/v1/auth/hand-over/begin', target)
  begin.searchParams.set('from', new URL(from).host)
  return { depart_to: begin.href }
}
