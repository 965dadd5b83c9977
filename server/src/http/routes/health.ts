import { operationEndpoints } from '@recado/contracts/operation'
import { errors } from '../../platform/errors.ts'
import { publicRoute } from '../public/public-route.ts'

/** The process lives. Says nothing of what it depends on, so that a database's fault does not restart every node. */
export const health = publicRoute(operationEndpoints.health, {
  unlimited: true,
  handler: async () => ({ status: 'ok' as const }),
})

/** The process can serve: its control database answers. */
export const readiness = publicRoute(operationEndpoints.readiness, {
  unlimited: true,
  handler: async ({ services }) => {
    await services.control.ping().catch((cause) => {
      throw errors.service_unavailable({ cause, headers: { 'retry-after': '2' } })
    })
    return { status: 'ok' as const }
  },
})
