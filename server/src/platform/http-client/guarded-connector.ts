import dns from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type AddressPolicy, isAllowedAddress } from './address-policy.ts'
import { HttpClientError } from './http-client-error.ts'
import { untilAborted } from './until-aborted.ts'

export type ResolvedAddress = { address: string; family: number }
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

export const systemResolve: Resolve = (hostname) => dns.lookup(hostname, { all: true })

/**
 * Connects only to addresses the policy allows. A name is resolved once, all its addresses are checked, and the socket
 * is given exactly these, so that a second, different answer of the name server (DNS rebinding) has no moment to act.
 * It sits under every request and every redirect, because all of them need a connection.
 */
export function guardedConnector(options: {
  policy: AddressPolicy
  resolve: Resolve
  connectTimeoutMs: number
}): buildConnector.connector {
  return (target, callback) => {
    resolveAllowed(target, options).then(
      (addresses) => {
        const connect = buildConnector({
          timeout: options.connectTimeoutMs,
          allowH2: false,
          lookup: pinnedLookup(addresses),
        })
        connect(target, callback)
      },
      (error: Error) => callback(error, null),
    )
  }
}

async function resolveAllowed(
  target: buildConnector.Options,
  options: { policy: AddressPolicy; resolve: Resolve; connectTimeoutMs: number },
): Promise<readonly ResolvedAddress[]> {
  const { hostname } = target
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
  const family = isIP(hostname)
  const addresses = family === 0 ? await resolveName(hostname, options) : [{ address: hostname, family }]
  // One private address among public ones is refused too: which one a socket takes is a matter of timing.
  const refused = addresses.some(({ address }) => !isAllowedAddress(address, port, options.policy))
  if (refused) throw new HttpClientError('http_address_refused')
  return addresses
}

async function resolveName(
  hostname: string,
  options: { resolve: Resolve; connectTimeoutMs: number },
): Promise<readonly ResolvedAddress[]> {
  const deadline = AbortSignal.timeout(options.connectTimeoutMs)
  try {
    const addresses = await untilAborted(options.resolve(hostname), deadline)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw new HttpClientError('http_name_unresolved', { cause })
  }
  throw new HttpClientError('http_name_unresolved')
}

function pinnedLookup(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}
