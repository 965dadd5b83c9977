import type { FastifyReply, FastifyRequest } from 'fastify'

const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/**
 * A cookie of one host that scripts cannot read. The `__Host-` prefix makes browsers refuse it with a Domain, another
 * Path or without Secure, so no sibling tenant can plant or read it. Chromium keeps Secure cookies on http://*.localhost
 * too (refresh-cookie.browser.test.ts).
 */
export interface HostCookie {
  readonly name: `__Host-${string}`
  read(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, value: string, lives: { expires: Date } | { maxAge: number }): void
  drop(reply: FastifyReply): void
}

export function hostCookie(word: string): HostCookie {
  const name = `__Host-recado_${word}` as const
  return {
    name,
    read: (request) => request.cookies[name],
    set: (reply, value, lives) => void reply.setCookie(name, value, { ...ATTRIBUTES, ...lives }),
    drop: (reply) => void reply.clearCookie(name, ATTRIBUTES),
  }
}
