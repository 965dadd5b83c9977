import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { CAR_PAGES, type PageView } from '@recado/contracts/car-pages'
import { CarId } from '@recado/contracts/ids'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { presentBrand } from '../../core/branding/index.ts'
import { errors } from '../../platform/errors.ts'
import { pathOf } from '../../platform/request-form.ts'
import type { Services } from '../../services.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { protectUpload } from '../protect-upload.ts'
import { findHostTenant } from '../request-context.ts'
import { filesOrigin } from '../static-app/files-origin.ts'
import { pagePolicy } from '../static-app/page-policy.ts'
import { askDoorFor } from './ask-door.ts'
import { createCardDrawer } from './draw-card.ts'
import { pageOf } from './page-of.ts'
import { MATCHER_ASSETS, readBuild } from './read-build.ts'
import { sendPage } from './send-page.ts'
import { makeRobots, makeSitemap } from './sitemap.ts'

const MATCHER = fileURLToPath(new URL('../../../../apps/matcher/dist/', import.meta.url))
const DAY_SECONDS = 86_400
const HIDDEN = { schema: { hide: true } }

/**
 * Serves a dealer's public pages on its host: made here, so that a phone shows them before any script came and search
 * engines read them, and brought to life in the browser by the same components. Without a build there is nothing to serve.
 *
 * @param directory what `vite build` wrote.
 */
export async function serveMatcher(
  app: FastifyInstance,
  services: Services,
  directory: string = MATCHER,
): Promise<void> {
  const build = await readBuild(directory)
  if (build === undefined) {
    services.log.warn('the matcher is not built: dealers have no public pages')
    return
  }
  const files = filesOrigin(services)
  const drawCard = createCardDrawer()
  await app.register(fastifyStatic, {
    root: build.assets,
    prefix: MATCHER_ASSETS,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })

  app.get(CAR_PAGES.stock, HIDDEN, servePage)
  app.get(`${CAR_PAGES.stock}/*`, HIDDEN, servePage)
  app.get(CAR_PAGES.sitemap, HIDDEN, async (request, reply) => {
    const { tenant, origin } = await readHost(request)
    if (tenant === undefined) throw errors.route_not_found()
    const sitemap = await makeSitemap(askDoorFor(app, request, tenant.locale), origin)
    if (sitemap === undefined) throw errors.route_not_found()
    return reply
      .header('content-type', 'application/xml; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(sitemap)
  })
  app.get('/robots.txt', HIDDEN, async (request, reply) => {
    const { tenant, origin } = await readHost(request)
    reply.header('content-type', 'text/plain; charset=utf-8')
    return reply.send(tenant === undefined ? 'User-agent: *\nDisallow: /\n' : makeRobots(origin))
  })
  app.get<{ Params: { name: string } }>(`${CAR_PAGES.card}/:name`, HIDDEN, async (request, reply) => {
    const id = CarId.safeParse(request.params.name.replace(/\.jpg$/, ''))
    if (!id.success || !request.params.name.endsWith('.jpg')) throw errors.not_found()
    const car = await askDoorFor(
      app,
      request,
      'pt-BR',
    )(matcherEndpoints.getCar, {
      params: { id: request.params.name.slice(0, -4) },
    })
    const photo = car.ok ? car.body.photo_url : null
    if (photo === null) throw errors.not_found()
    const picture = await drawCard(photo, async () => {
      const answer = await app.inject({ method: 'GET', url: photo, remoteAddress: request.ip })
      return answer.statusCode === 200 ? answer.rawPayload : undefined
    })
    if (picture === undefined) throw errors.not_found()
    return protectUpload(reply)
      .header('content-type', 'image/jpeg')
      .header('cache-control', `public, max-age=${DAY_SECONDS}`)
      .send(picture)
  })

  async function servePage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = pathOf(request.url)
    if (path === undefined) throw errors.route_not_found()
    const query = new URLSearchParams(request.url.slice(path.length + 1))
    if (path.endsWith('/')) return reply.redirect(`${path.slice(0, -1)}${query.size > 0 ? `?${query}` : ''}`, 301)
    const { tenant, origin, brand } = await readHost(request)
    if (tenant === undefined || brand === null) {
      return send(request, reply.status(404), { kind: 'closed', locale: request.locale, brand: null }, origin)
    }
    request.observedTenant = tenant
    const { locale } = tenant
    const found = await pageOf({ ask: askDoorFor(app, request, locale), shared: { locale, brand }, path, query })
    if (found.kind === 'moved') return reply.redirect(found.to, 301)
    if (found.kind === 'page') return send(request, reply.status(found.status), found.view, origin)
    if (found.retryAfter !== undefined) reply.header('retry-after', found.retryAfter)
    // Of a shop that is shut nobody outside learns why.
    const status = found.status === 429 || found.status >= 500 ? found.status : 404
    return send(request, reply.status(status), { kind: 'closed', locale, brand }, origin)
  }

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    view: PageView,
    origin: string,
  ): Promise<FastifyReply> {
    const nonce = randomBytes(16).toString('base64url')
    const html = build?.render(view, { nonce, origin, ...build.scriptsOf(view.locale) }) ?? ''
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy({ nonce, mailbox: false, files: await files() }))
      .header('referrer-policy', 'strict-origin-when-cross-origin')
    return sendPage(request, reply, html)
  }

  /** Whose pages a host shows; undefined on the platform's own and on one that nobody has. */
  async function readHost(request: FastifyRequest) {
    const tenant: Tenant | 'unknown' | undefined = await findHostTenant(services, request.headers.host)
    const { publicUrl } = services.config.http
    if (tenant === undefined || tenant === 'unknown') {
      return { tenant: undefined, brand: null, origin: new URL(publicUrl).origin }
    }
    const { brand, ownDomain } = await services.brands.ofTenant(tenant)
    const own = ownDomain === undefined ? undefined : `https://${ownDomain}`
    const origin = own ?? consoleUrl(publicUrl, services.config.tenancy.baseDomain, tenant.slug)
    return { tenant, brand: presentBrand(brand), origin }
  }
}
