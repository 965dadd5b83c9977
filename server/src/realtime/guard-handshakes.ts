import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Services } from '../services.ts'
import { createAddressReader } from './client-address.ts'
import type { SocketQuota } from './socket-quota.ts'
import type { Connection } from './socket-server.ts'

/** Decides on handshakes by their address alone, before anything is known of who it is. */
export interface HandshakeGuard {
  /** Engine.IO's `allowRequest`: asked once a connection, for either transport. */
  allowRequest(request: IncomingMessage, decide: (problem: string | null, allowed: boolean) => void): void
  /** To be told of every connection that was made. */
  follow(connection: Connection): void
}

type Parts = Pick<Services, 'rateLimiter' | 'ratePolicies' | 'config' | 'log'>

/** Bounds the connections of an address, and how often it may begin one: each costs a look at a token. */
export function guardHandshakes({ rateLimiter, ratePolicies, config, log }: Parts, quota: SocketQuota): HandshakeGuard {
  const addressOf = createAddressReader(config.http.trustProxy)
  const policy = { name: 'socket', ...ratePolicies.socket }
  // Polled connections live longer than their requests.
  const polled = new WeakMap<IncomingMessage, () => void>()

  const isTooOften = async (address: string): Promise<boolean> => {
    try {
      return !(await rateLimiter.consume(policy, address)).allowed
    } catch (error) {
      log.warn({ err: error }, 'rate limit of handshakes could not be counted')
      return false
    }
  }
  const admit = async (request: IncomingMessage): Promise<boolean> => {
    const address = addressOf(request)
    const leave = quota.enter(address)
    if (leave === undefined) return false
    if ((await isTooOften(address)) || request.socket.destroyed) {
      leave()
      return false
    }
    const answer = (request as { res?: ServerResponse | null }).res
    if (answer === undefined || answer === null) request.socket.once('close', leave)
    else {
      polled.set(request, leave)
      // A handshake that failed otherwise makes no connection.
      answer.once('close', () => polled.delete(request) && leave())
    }
    return true
  }

  return {
    allowRequest: (request, decide) => {
      admit(request).then(
        (allowed) => decide(allowed ? null : 'too many connections', allowed),
        (error: Error) => {
          log.error({ err: error }, 'a handshake could not be judged')
          decide('failed', false)
        },
      )
    },
    follow: (connection) => {
      const leave = polled.get(connection.request)
      if (leave === undefined) return
      polled.delete(connection.request)
      connection.once('close', leave)
    },
  }
}
