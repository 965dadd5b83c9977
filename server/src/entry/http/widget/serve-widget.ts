import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from '../../../platform/logger.ts'

/** The address that tenants have in their pages. It never changes, so what it answers is asked for again soon. */
export const LOADER_PATH = '/widget.js'
/** What the build puts its hashed files under: apps/widget/vite.config.ts. */
export const WIDGET_ASSETS = '/assets/widget/'

const WIDGET = fileURLToPath(new URL('../../../../../apps/widget/dist/', import.meta.url))
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
  const loader = readLoader(file)
  app.get(LOADER_PATH, { schema: { hide: true } }, async (request, reply) => {
    const { encoding, body } = chooseForm(loader, request.headers['accept-encoding'])
    // Weak: the same script in each of its encodings.
    letAnyPageUse(reply).header('etag', loader.etag).header('vary', 'accept-encoding')
    reply.header('cache-control', LOADER_CACHE).header('content-type', 'text/javascript; charset=utf-8')
    if (request.headers['if-none-match'] === loader.etag) return reply.status(304).send()
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    return reply.send(body)
  })
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

interface Loader {
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

function readLoader(file: string): Loader {
  const plain = readFileSync(file)
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { etag, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) }
}

function chooseForm(loader: Loader, accepted = ''): { encoding: 'br' | 'gzip' | undefined; body: Buffer } {
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0+)?\\b)`).test(accepted)
  if (takes('br')) return { encoding: 'br', body: loader.br }
  if (takes('gzip')) return { encoding: 'gzip', body: loader.gzip }
  return { encoding: undefined, body: loader.plain }
}

/** Scripts of ours say nothing about anybody: any page may load them. */
function letAnyPageUse(reply: FastifyReply): FastifyReply {
  return reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*')
}
