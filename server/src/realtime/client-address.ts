import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { Config } from '../platform/config.ts'
import { addressKey } from '../platform/rate-limit/address-key.ts'

/** A client's address as limits count it, for requests that Fastify does not see; by the rule by which Fastify finds it. */
export function createAddressReader(trustProxy: Config['http']['trustProxy']): (request: IncomingMessage) => string {
  const trusts = trustOf(trustProxy)
  return (request) => addressKey(proxyAddress(request, trusts))
}

function trustOf(setting: Config['http']['trustProxy']): (address: string, hop: number) => boolean {
  if (setting === false) return () => false
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  return proxyAddress.compile([...setting])
}
