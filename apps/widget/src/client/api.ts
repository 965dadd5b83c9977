import { WIDGET_ROOT, type WidgetCall } from '@recado/contracts/widget-paths'

/** An answer that says no, as RFC 9457 problem. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** For people, in their language. */
  readonly detail: string
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number | undefined
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, body: Record<string, unknown>, retryAfter?: number) {
    super(`${status} ${String(body.code ?? '')}`)
    this.status = status
    this.code = String(body.code ?? 'unknown')
    this.detail = String(body.detail ?? body.title ?? '')
    this.retryAfter = retryAfter
    this.extra = body
  }
}

export interface Api {
  /** @throws Problem, or whatever fetch throws when nothing answered. */
  ask<Answer>(...call: [...WidgetCall, options?: AskOptions]): Promise<Answer>
}

export interface AskOptions {
  token?: string
  body?: object | Blob
  /** It is sent also when the page is left meanwhile. */
  outlives?: boolean
}

/** A slow phone sends a part of a file within this; what takes longer is tried again. */
const TIMEOUT_MS = 45_000

export function createApi(base: string, locale: string): Api {
  return {
    ask: async (method, path, { token, body, outlives = false } = {}) => {
      const answer = await fetch(base + WIDGET_ROOT + path, {
        method,
        credentials: 'omit',
        keepalive: outlives,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'accept-language': locale,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': typeOf(body) }),
        },
        ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      })
      const content = await answer.json().catch(() => ({}))
      if (answer.ok) return content
      const wait = Number(answer.headers.get('retry-after'))
      throw new Problem(answer.status, content, wait > 0 ? wait : undefined)
    },
  }
}

function typeOf(body: object | Blob): string {
  return body instanceof Blob ? 'application/octet-stream' : 'application/json'
}
