import type { FastifyInstance } from 'fastify'
import { errors } from '../platform/errors.ts'
import { isWellFormed } from '../platform/request-form.ts'

/** Refuses what says two things, before anybody reads a host or an address of it. Sockets ask the same (socket-server.ts). */
export function refuseMalformed(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    if (!isWellFormed(raw)) throw errors.request_malformed()
  })
}
