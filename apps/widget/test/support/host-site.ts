import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { shopPolicy } from '../../../../server/src/demo/shop/shop-policy.ts'

export interface HostSite {
  /** Of another origin than the tenant's. */
  origin: string
  close(): Promise<void>
}

/**
 * A company's own site: a page under the strictest policy that the widget's manual names, on an origin of its own.
 * `/?calls=…` has a script of the site's that calls the widget before it has come. `/frame?sandbox=…` shows the page in a
 * frame, and `/late` sends its body when `/body` is asked for.
 *
 * @param tag what stands in the page for the widget.
 */
export async function openHostSite(tenant: string, tag: () => string): Promise<HostSite> {
  let sendBody = () => {}
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    const calls = url.searchParams.get('calls')
    if (url.pathname === '/site.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(calls)
      return
    }
    if (url.pathname === '/frame') {
      const sandbox = url.searchParams.get('sandbox')
      const limits = sandbox === null ? '' : ` sandbox="${sandbox}"`
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        `<!doctype html><title>Moldura</title><iframe${limits} src="/framed" width="900" height="700"></iframe>`,
      )
      return
    }
    if (url.pathname === '/late') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write(`<!doctype html><html lang="pt-BR"><head><title>Tarde</title>${tag()}</head>`)
      sendBody = () => response.end('<body><h1>Loja</h1></body></html>')
      return
    }
    if (url.pathname === '/body') {
      sendBody()
      response.end()
      return
    }
    const policy = shopPolicy(tenant).replace('script-src', "script-src 'self'")
    const isFramed = url.pathname === '/framed'
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': isFramed ? policy.replace(/frame-ancestors [^;]*;/, '') : policy,
    })
    const script = calls === null ? '' : `<script src="/site.js?calls=${encodeURIComponent(calls)}"></script>`
    response.end(
      `<!doctype html><html lang="pt-BR"><meta name="viewport" content="width=device-width"><title>Loja</title>
       <main><h1>Loja</h1><p><button>Comprar</button></p></main>${script}${tag()}</html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
