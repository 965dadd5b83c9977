import type { FastifyReply } from 'fastify'

/** What people uploaded is never run: no scripts, no frames, no guessing of its type. */
export function protectUpload(reply: FastifyReply): FastifyReply {
  return reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cross-origin-resource-policy', 'cross-origin')
}
