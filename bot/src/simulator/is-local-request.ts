import type { IncomingMessage } from 'node:http'

const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d+)?$/
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/

/**
 * Whether a request is this machine's own. A page of another site could otherwise play with the simulator, by a request of
 * its own (its origin is another) or under a name of its own that leads here (its host is).
 */
export function isLocalRequest({ headers }: IncomingMessage): boolean {
  return LOCAL_HOST.test(headers.host ?? '') && (headers.origin === undefined || LOCAL_ORIGIN.test(headers.origin))
}
