import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Pictures and recordings are made in the page and heard from it; nothing else comes from elsewhere. */
const POLICY =
  "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'"

/** Answers with the files of a built page; what is none of them is left to others. */
export function servePages(folder: string) {
  return async ({ method, url = '/' }: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (method !== 'GET') return false
    const [address = '/'] = url.split('?')
    const wanted = address === '/' ? '/index.html' : address
    const type = TYPES[path.extname(wanted)]
    const file = path.join(folder, path.normalize(wanted))
    if (type === undefined || !file.startsWith(folder + path.sep)) return false
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) return false
    const headers = {
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    }
    response.writeHead(200, { 'content-type': type, ...headers }).end(content)
    return true
  }
}
