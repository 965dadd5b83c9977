import { setTimeout as sleep } from 'node:timers/promises'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient, HttpResponse } from '../../platform/http-client.ts'
import { type HttpRequestEffect, readHttpAnswer } from './read-http-answer.ts'
import { type RevealedSecret, revealSecrets } from './reveal-secrets.ts'
import type { WorldAnswer } from './world.ts'

export interface HttpCall {
  effect: HttpRequestEffect
  /** The same for each attempt, so that a service that was asked twice can tell. */
  idempotencyKey: string
  secrets: ReadonlyMap<string, RevealedSecret>
  signal: AbortSignal
}

/** What a flow reads of an answer; more is refused, as its session is stored with it. */
const MOST_BYTES = 256 * 1_024
const REDIRECTS = 3
const RETRY_AFTER_MS = 1_000
/** Statuses by which a service says that it may answer the same request a little later. */
const TRY_AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504])
/** The others may have been carried out although no answer came. */
const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE'])

/**
 * Calls a company's service for a flow: through the client that keeps out of private networks, at most twice. Whatever
 * status comes is an answer; what went wrong on the way is a code and never what was sent.
 */
export async function callHttp(http: HttpClient, call: HttpCall): Promise<WorldAnswer> {
  const revealed = revealSecrets(call.effect, call.secrets)
  if (!revealed.ok) return { ok: false, error: revealed.error }
  const { method, url, timeout_ms: timeoutMs } = call.effect
  const { headers, body } = requestOf(call, revealed.headers)
  // Ends: after the second attempt.
  for (let attempt = 1; ; attempt++) {
    const last = attempt === 2
    try {
      const answer = await http.request({
        url,
        method,
        headers,
        timeoutMs,
        maxResponseBytes: MOST_BYTES,
        redirects: REDIRECTS,
        signal: call.signal,
        ...(body === undefined ? {} : { body }),
      })
      if (last || !mayRepeat(method, answer)) return { ok: true, value: readHttpAnswer(answer) }
    } catch (error) {
      if (!(error instanceof HttpClientError)) throw error
      const neverArrived = error.code === 'http_connect_failed' || error.code === 'http_name_unresolved'
      if (last || !(neverArrived || (error.transient && REPEATABLE.has(method))))
        return { ok: false, error: error.code }
    }
    await sleep(RETRY_AFTER_MS, undefined, { signal: call.signal })
  }
}

function mayRepeat(method: string, { status }: HttpResponse): boolean {
  // A refusal for being too busy was not carried out, whatever it was.
  return status === 429 || status === 503 || (TRY_AGAIN.has(status) && REPEATABLE.has(method))
}

/** Headers that say how the request itself is carried are the client's. */
const OURS: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'expect',
  'upgrade',
])

function requestOf(
  { effect, idempotencyKey }: HttpCall,
  given: Readonly<Record<string, string>>,
): { headers: Record<string, string>; body: string | undefined } {
  const headers: Record<string, string> = { 'user-agent': 'Recado-Flows/1', 'idempotency-key': idempotencyKey }
  for (const [name, value] of Object.entries(given)) {
    if (!OURS.has(name.toLowerCase()) && /^[\w!#$%&'*+.^`|~-]+$/.test(name)) headers[name.toLowerCase()] = value
  }
  if (effect.body === null || effect.method === 'GET') return { headers, body: undefined }
  const isText = typeof effect.body === 'string'
  headers['content-type'] ??= isText ? 'text/plain; charset=utf-8' : 'application/json'
  return { headers, body: isText ? (effect.body as string) : JSON.stringify(effect.body) }
}
