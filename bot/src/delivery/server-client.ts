import { createHash } from 'node:crypto'
import { BOT_PATHS, BOT_TOKEN_HEADER } from '@recado/contracts/bots'
import type { Route } from '../store/event-queue.ts'
import { signDelivery } from './sign-delivery.ts'

/** What came of a request to the server. `malformed`: it will never take this. `later`: it may take it another time. */
export type Reply =
  | { outcome: 'taken'; body: unknown }
  | { outcome: 'malformed' | 'token_refused' | 'later'; detail: string }

export interface ServerClient {
  post(route: Route, id: string, body: object): Promise<Reply>
  putMedia(file: { ref: string; bytes: Uint8Array; mime: string; sha256: string }): Promise<Reply>
}

export interface ServerClientOptions {
  dashboardUrl: string
  tenantId: string
  token: string
  secret: string
  now(): number
  timeoutMs: number
}

/** The server's webhooks, each request with the bot's token and signed. */
export function createServerClient(options: ServerClientOptions): ServerClient {
  const { dashboardUrl, tenantId, token, secret, now, timeoutMs } = options
  const at = (path: string) => `${dashboardUrl}${path.replace(':id', encodeURIComponent(tenantId))}`

  async function request(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Reply> {
    try {
      const response = await fetch(url, {
        ...init,
        headers: { ...init.headers, [BOT_TOKEN_HEADER]: token },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const text = await response.text()
      return readReply(response.status, text)
    } catch (error) {
      return { outcome: 'later', detail: detailOf(error) }
    }
  }

  return {
    post(route, id, body) {
      const json = JSON.stringify(body)
      const headers = signDelivery(secret, { id, at: new Date(now()), body: json })
      return request(at(BOT_PATHS[route]), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: json,
      })
    },
    putMedia({ ref, bytes, mime, sha256 }) {
      const headers = signDelivery(secret, { id: ref, at: new Date(now()), body: JSON.stringify({ sha256 }) })
      return request(at(BOT_PATHS.media).replace(':ref', ref), {
        method: 'PUT',
        headers: {
          ...{ ...headers, 'content-type': mime || 'application/octet-stream' },
          // Signed, so that the server need not take in what nobody of ours sends.
          'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
        },
        body: Buffer.from(bytes),
      })
    },
  }
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Refused for good is only what is about this very body. A wrong token, an absent tenant or route, a limit and a fault of the
 * server's are mended there, and the bot's messages must outlast that.
 */
function readReply(status: number, text: string): Reply {
  const detail = `${status} ${text.slice(0, 200)}`
  if (status >= 200 && status < 300) {
    const body = text === '' ? undefined : parse(text)
    return body === PARSE_FAILED ? { outcome: 'later', detail: 'the answer is no JSON' } : { outcome: 'taken', body }
  }
  if (status === 401 || status === 403) return { outcome: 'token_refused', detail }
  return { outcome: [400, 413, 415, 422].includes(status) ? 'malformed' : 'later', detail }
}

const PARSE_FAILED = Symbol('no JSON')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return PARSE_FAILED
  }
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
