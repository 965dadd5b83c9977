import type { FastifyRequest } from 'fastify'
import { errors } from '../../../platform/errors.ts'
import { hashToken, tokenMatches } from '../../../platform/secrets/index.ts'
import { isFromThisMachine } from '../from-this-machine.ts'
import { publicRoute } from './public-route.ts'

/** For Prometheus: with METRICS_TOKEN whoever has it, without one whoever sits on this machine. */
export const metrics = publicRoute({
  name: 'metrics',
  method: 'GET',
  url: '/metrics',
  tag: 'Operation',
  summary: 'Measurements in Prometheus’ text format.',
  unlimited: true,
  handler: async ({ services, request, reply }) => {
    if (!mayRead(request, services.config.metrics.token)) throw errors.route_not_found()
    const { contentType, body } = await services.metrics.render()
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(body)
  },
})

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isFromThisMachine(request)
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return tokenMatches(given, hashToken(token))
}
