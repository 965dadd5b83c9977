import type { FastifyRequest } from 'fastify'

/**
 * Whether a request was made on the machine that the program runs on. A proxy on this machine also comes from loopback,
 * with somebody else's request: it says so in a header. Which host a page was called by is another question: a page of
 * the internet can give this machine's address a name of its own.
 */
export function isFromThisMachine({ headers, socket, ip }: Pick<FastifyRequest, 'headers' | 'socket' | 'ip'>): boolean {
  const forwarded = FORWARDED.some((name) => headers[name] !== undefined)
  return !forwarded && isLoopback(socket.remoteAddress) && isLoopback(ip)
}

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'] as const

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)
}
