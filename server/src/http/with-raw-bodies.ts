import type { FastifyInstance } from 'fastify'

/** Registers a route whose bodies stay bytes, of whatever type they are: in a context of its own, so that others read theirs as before. */
export function withRawBodies(app: FastifyInstance, register: (own: FastifyInstance) => void): void {
  app.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    register(own)
  })
}
