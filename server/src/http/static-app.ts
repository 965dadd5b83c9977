import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { errors } from '../platform/errors.ts'
import { pathOf } from '../platform/request-form.ts'
import type { Services } from '../services.ts'
import { findHostBrand } from './host-brand.ts'
import { findHostTenant } from './request-context.ts'
import { filesOrigin } from './static-app/files-origin.ts'
import { pagePolicy } from './static-app/page-policy.ts'
import { serveWorker } from './static-app/serve-worker.ts'

const CONSOLE = fileURLToPath(new URL('../../../apps/console/dist/', import.meta.url))
/** What the build puts its hashed files under: apps/console/vite.config.ts, `assetsDir`. */
const ASSETS = 'assets/console/'
/** Of a page of nobody's. */
const CANVAS = '#faf9f8'
/** Addresses that belong to programs: an unknown one is no page of the app. */
const NO_PAGE = /^\/(?:api|assets|files|webhooks|socket\.io)(?:\/|$)|\.[a-z0-9]+$/i

/**
 * Serves the built console on every host: its page for every address that nothing else answers, its hashed files for
 * ever. Without a build there is nothing to serve, and such addresses stay what they are: not found.
 *
 * @param directory what `vite build` wrote.
 */
export async function registerStaticApp(
  app: FastifyInstance,
  services: Services,
  directory: string = CONSOLE,
): Promise<void> {
  const page = `${directory}/index.html`
  if (!existsSync(page)) {
    services.log.warn('the console is not built: its pages are not served')
    return
  }
  await app.register(fastifyStatic, {
    root: `${directory}/${ASSETS}`,
    prefix: `/${ASSETS}`,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })
  serveWorker(app, directory)
  const template = readFileSync(page, 'utf8')
  const files = filesOrigin(services)
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = pathOf(request.url)
    if (path === undefined || !isPagePath(path)) throw errors.route_not_found()
    const tenant = await findHostTenant(services, request.headers.host)
    const nonce = randomBytes(16).toString('base64url')
    const mailbox = path === '/dev/mailbox' && services.config.mail.driver === 'mailbox'
    // A host nobody has: the app says so in the reader's language, crawlers by the status.
    if (tenant === 'unknown') reply.status(404)
    const name = tenant === undefined || tenant === 'unknown' ? (request.headers.host ?? '') : tenant.name
    const brand = await findHostBrand(services, request.headers.host)
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy({ nonce, mailbox, files: await files() }))
      .send(
        template
          .replaceAll('__NONCE__', nonce)
          .replaceAll('__TITLE__', () => escapeHtml(name))
          .replace('__THEME_COLOUR__', brand?.brand.colours.primary ?? CANVAS),
      )
  })
}

export function isPagePath(path: string): boolean {
  return !NO_PAGE.test(path)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
