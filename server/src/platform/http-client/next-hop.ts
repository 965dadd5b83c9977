import type { HttpRequest } from '../http-client.ts'

type Hop = {
  method: NonNullable<HttpRequest['method']>
  url: URL
  headers: Record<string, string>
  body: HttpRequest['body']
}

/**
 * The request a redirect asks for, or undefined when the answer is none. As browsers do: 303, and 301 or 302 after a
 * POST, become GET; other origins get none of the headers that say who we are.
 */
export function nextHop(
  hop: Hop,
  status: number,
  location: string | string[] | undefined,
): (Omit<Hop, 'url'> & { url: string }) | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return undefined
  const target = URL.parse(location, hop.url.href)
  const becomesGet = (status === 303 && hop.method !== 'HEAD') || (status < 303 && hop.method === 'POST')
  const sameOrigin = target?.origin === hop.url.origin
  const kept = Object.entries(hop.headers).filter(([name]) => {
    const field = name.toLowerCase()
    if (becomesGet && field.startsWith('content-')) return false
    return sameOrigin || HARMLESS.has(field)
  })
  return {
    method: becomesGet ? 'GET' : hop.method,
    url: target?.href ?? location,
    headers: Object.fromEntries(kept),
    body: becomesGet ? undefined : hop.body,
  }
}

const HARMLESS = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])
