import { operationEndpoints } from '@recado/contracts/operation'
import type { FastifyRequest } from 'fastify'
import { errors } from '../../platform/errors.ts'
import { hashToken, tokenMatches } from '../../platform/secrets/index.ts'
import { readHost } from '../../tenancy/host-names.ts'
import { isFromThisMachine } from '../from-this-machine.ts'
import { publicRoute } from '../public/public-route.ts'

/**
 * For Prometheus: with METRICS_TOKEN whoever has it, without one whoever sits on this machine and calls it by its own name:
 * a page of the internet can give this machine's address a name of its own. Companies' hosts have no such page.
 */
export const metrics = publicRoute(operationEndpoints.metrics, {
  unlimited: true,
  handler: async ({ services, request, reply }) => {
    const { baseDomain } = services.config.tenancy
    const host = request.headers.host
    const isCompanys =
      readHost(host, baseDomain).kind === 'slug' || (await services.tenants.find({ host: nameOf(host) }))
    if (isCompanys || !mayRead(request, services.config.metrics.token)) throw errors.route_not_found()
    const { contentType, body } = await services.metrics.render()
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(body)
  },
})

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isFromThisMachine(request) && isOwnName(nameOf(request.headers.host))
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return tokenMatches(given, hashToken(token))
}

function nameOf(host = ''): string {
  return host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}

function isOwnName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}
