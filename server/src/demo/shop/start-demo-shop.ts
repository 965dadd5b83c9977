import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endStalledWrites } from '../../http/end-stalled-writes.ts'
import { isWellFormed, pathOf } from '../../platform/request-form.ts'
import type { Services } from '../../services.ts'
import { findShopWidget } from './find-shop-widget.ts'
import { readShops, type Shop } from './read-shops.ts'
import { renderIndex, renderShop, STYLES } from './render-shop.ts'
import { shopPolicy } from './shop-policy.ts'

export interface DemoShop {
  /** Origin that it listens at. */
  url: string
  close(): Promise<void>
}

/** Ports after the configured one that are tried when it is taken. */
const OTHERS = 10

/**
 * The demo companies' own sites: what a tenant's page with the widget looks like, on another origin and under a policy as
 * strict as a careful site has. Small and apart: nothing of it is in the product.
 */
export async function startDemoShop(services: Services): Promise<DemoShop> {
  const shops = await readShops()
  const server = createServer((request, response) => {
    if (!isWellFormed(request)) {
      response.writeHead(400).end()
      return
    }
    answer(services, shops, pathOf(request.url ?? '') ?? '', response).catch((error: unknown) => {
      services.log.error({ err: error }, 'a page of the demo shop failed')
      response.writeHead(500).end()
    })
  })
  endStalledWrites(server)
  const { host, publicUrl } = services.config.http
  const port = await listenFrom(server, services.config.demoShop.port, host)
  const url = `http://${new URL(publicUrl).hostname}:${port}`
  services.log.info({ address: url }, 'demo shop listening')
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  services: Services,
  shops: readonly Shop[],
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  const html = { ...headers, 'content-type': 'text/html; charset=utf-8' }
  if (pathname === '/shop.css') {
    response.writeHead(200, { ...headers, 'content-type': 'text/css; charset=utf-8' }).end(STYLES)
    return
  }
  // Every browser asks for it, and would note a failure.
  if (pathname === '/favicon.ico') {
    response.writeHead(204, headers).end()
    return
  }
  if (pathname === '/') {
    response.writeHead(200, { ...html, 'content-security-policy': shopPolicy() }).end(renderIndex(shops))
    return
  }
  const shop = shops.find(({ slug }) => pathname === `/${slug}`)
  if (shop === undefined) {
    response.writeHead(404, { ...html, 'content-security-policy': shopPolicy() }).end(renderIndex(shops))
    return
  }
  const widget = await findShopWidget(services, shop.slug)
  response.writeHead(200, { ...html, 'content-security-policy': shopPolicy(widget?.origin) })
  response.end(renderShop(shop, widget))
}

/** Listens at a port or at the first free one after it. @throws when none of them is free */
async function listenFrom(server: Server, first: number, host: string): Promise<number> {
  // Ends: after OTHERS ports.
  for (let port = first; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || first === 0 || port >= first + OTHERS) throw error
    }
  }
}
