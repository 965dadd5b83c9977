import ipaddr from 'ipaddr.js'

export type AddressPolicy = {
  /** Also loopback, private, carrier-grade NAT and unique-local addresses. Metadata services stay refused. */
  readonly allowPrivate: boolean
  /** `address:port` pairs that are allowed whatever their range; IPv6 in brackets. */
  readonly exceptions: ReadonlySet<string>
}

/** Whether we connect to this numeric address. What does not parse is refused. */
export function isAllowedAddress(address: string, port: number, policy: AddressPolicy): boolean {
  if (!ipaddr.isValid(address)) return false
  // process() turns IPv4 inside IPv6 (::ffff:10.0.0.1) into the IPv4 address it reaches.
  const parsed = ipaddr.process(address)
  const text = parsed.toString()
  if (policy.exceptions.has(parsed.kind() === 'ipv6' ? `[${text}]:${port}` : `${text}:${port}`)) return true
  if (METADATA.has(text)) return false
  if (policy.allowPrivate && PRIVATE_RANGES.has(parsed.range())) return true
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || isGlobalUnicast(parsed))
}

/**
 * Only 2000::/3 is given out; the rest of what ipaddr.js calls unicast holds old forms such as ::7f00:1, IPv4 in
 * disguise. IPv4 reached through 6to4, Teredo and NAT64 has ranges of its own and is refused with them.
 */
function isGlobalUnicast(address: ipaddr.IPv6): boolean {
  return ((address.parts[0] ?? 0) & 0xe000) === 0x2000
}

const PRIVATE_RANGES = new Set(['loopback', 'private', 'carrierGradeNat', 'uniqueLocal'])

/** Where clouds hand credentials to whoever asks from inside: AWS (both), Alibaba, Azure. 169.254/16 is refused anyway. */
const METADATA = new Set(['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16'])
