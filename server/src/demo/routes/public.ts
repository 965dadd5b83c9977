import { demoEndpoints } from '@recado/contracts/demo'
import type { FastifyRequest } from 'fastify'
import { isDemoOnThisMachine } from '../../http/demo-on-this-machine.ts'
import { enterOrDepart } from '../../http/enter-or-depart.ts'
import { publicRoute } from '../../http/public/public-route.ts'
import { requireOwnOrigin } from '../../http/refresh-cookie.ts'
import { errors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { listDoors, openDoor } from '../open-door.ts'

export const listDemoDoors = publicRoute(demoEndpoints.list, {
  handler: async ({ services, request }) => {
    requireDemo(services, request)
    return listDoors(services)
  },
})

export const openDemoDoor = publicRoute(demoEndpoints.open, {
  limit: 'auth',
  handler: async ({ services, request, reply, params }) => {
    requireDemo(services, request)
    requireOwnOrigin(services, request)
    const entrance = await openDoor(services, params.door)
    // Whoever presses a door names the person they want to be.
    return enterOrDepart(services, { request, reply }, entrance, { transport: 'cookie', replaces: true })
  },
})

/** Elsewhere there are no such routes. */
function requireDemo(services: Services, request: FastifyRequest): void {
  if (!isDemoOnThisMachine(services, request)) throw errors.route_not_found()
}
