import { SignInAnswer } from '@recado/contracts/auth'
import { DemoDoor, DemoDoors } from '@recado/contracts/demo'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isDemoOnThisMachine } from '../../http/demo-on-this-machine.ts'
import { enterOrDepart } from '../../http/enter-or-depart.ts'
import { publicRoute } from '../../http/public/public-route.ts'
import { requireOwnOrigin } from '../../http/refresh-cookie.ts'
import { errors } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { listDoors, openDoor } from '../open-door.ts'

const tag = 'Development'

export const listDemoDoors = publicRoute({
  name: 'list-demo-doors',
  method: 'GET',
  url: '/api/v1/demo/doors',
  tag,
  summary: 'Who can be met in the demo. Only in the demo, and only from this machine.',
  response: DemoDoors,
  handler: async ({ services, request }) => {
    requireDemo(services, request)
    return listDoors(services)
  },
})

export const openDemoDoor = publicRoute({
  name: 'open-demo-door',
  method: 'POST',
  url: '/api/v1/demo/doors/:door',
  tag,
  limit: 'auth',
  summary: 'Signs in as somebody of the demo, here or by a hand-over to that person’s host.',
  params: z.object({ door: DemoDoor }),
  response: SignInAnswer,
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
