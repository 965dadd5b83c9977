import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from '../../platform/logger.ts'
import { compressFile, sendCompressed } from '../compressed-file.ts'

/** The address that tenants have in their pages. It never changes, so what it answers is asked for again soon. */
export const LOADER_PATH = '/widget.js'
/** What the build puts its hashed files under: apps/widget/vite.config.ts. */
export const WIDGET_ASSETS = '/assets/widget/'

const WIDGET = fileURLToPath(new URL('../../../../apps/widget/dist/', import.meta.url))
/** A new version of the widget is everywhere within five minutes; who has an older one meanwhile is not kept waiting. */
const LOADER_CACHE = 'public, max-age=300, stale-while-revalidate=86400'

/**
 * Serves the built widget to pages of any origin: a small loader that is compared by ETag, and hashed files that are kept
 * for ever. Without a build there is nothing to serve: not found.
 *
 * @param directory what `vite build` wrote.
 */
export async function serveWidget(app: FastifyInstance, log: Logger, directory: string = WIDGET): Promise<void> {
  const file = `${directory}/widget.js`
  if (!existsSync(file)) {
    log.warn('the widget is not built: its files are not served')
    return
  }
  const loader = await compressFile('text/javascript; charset=utf-8', readFileSync(file))
  app.get(LOADER_PATH, { schema: { hide: true } }, async (request, reply) =>
    sendCompressed(request, letAnyPageUse(reply).header('cache-control', LOADER_CACHE), loader),
  )
  await app.register(fastifyStatic, {
    root: `${directory}${WIDGET_ASSETS}`,
    prefix: WIDGET_ASSETS,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    setHeaders: letAnyPageUse,
  })
}

/** Scripts of ours say nothing about anybody: any page may load them. */
function letAnyPageUse(reply: FastifyReply): FastifyReply {
  return reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*')
}
