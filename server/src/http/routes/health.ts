import { z } from 'zod'
import { errors } from '../../platform/errors.ts'
import { publicRoute } from '../public/public-route.ts'

const Status = z.object({ status: z.literal('ok') })

/** The process lives. Says nothing of what it depends on, so that a database's fault does not restart every node. */
export const health = publicRoute({
  name: 'health',
  method: 'GET',
  url: '/healthz',
  tag: 'Operation',
  summary: 'Whether the process lives.',
  response: Status,
  unlimited: true,
  handler: async () => ({ status: 'ok' as const }),
})

/** The process can serve: its control database answers. */
export const readiness = publicRoute({
  name: 'readiness',
  method: 'GET',
  url: '/readyz',
  tag: 'Operation',
  summary: 'Whether the process can serve.',
  response: Status,
  unlimited: true,
  handler: async ({ services }) => {
    await services.control.ping().catch((cause) => {
      throw errors.service_unavailable({ cause, headers: { 'retry-after': '2' } })
    })
    return { status: 'ok' as const }
  },
})
