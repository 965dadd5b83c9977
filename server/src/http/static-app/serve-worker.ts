import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

/**
 * The console's service worker: at the root, because a worker may only look after addresses below its own. It runs
 * nothing but itself and talks to nobody but this host.
 */
export function serveWorker(app: FastifyInstance, directory: string): void {
  const file = `${directory}/sw.js`
  if (!existsSync(file)) return
  const script = readFileSync(file, 'utf8')
  app.get('/sw.js', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', "default-src 'none'; connect-src 'self'")
      .send(script),
  )
}
