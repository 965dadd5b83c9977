import type { FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { isFromThisMachine } from './from-this-machine.ts'

/**
 * Whether the demo's doors are there for this request: in development with the demo on, asked on this machine, on the
 * platform's own host under its plain name. They sign in without a password, so each of these is needed.
 */
export function isDemoOnThisMachine({ config }: Pick<Services, 'config'>, request: FastifyRequest): boolean {
  const on = config.demo && config.environment === 'development'
  const host = request.headers.host?.toLowerCase().replace(/:\d+$/, '')
  return on && host === 'localhost' && isFromThisMachine(request)
}
