import ipaddr from 'ipaddr.js'

/**
 * The part of a client's address that is one customer: IPv4 whole, IPv6 its /64, because a household is given 2^64
 * addresses and could take a fresh one per request. IPv4 inside IPv6 counts as IPv4.
 */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}
