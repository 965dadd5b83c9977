import type { HttpClient } from '../http-client.ts'

/** A model's answer is some kilobytes. */
const MOST_BYTES = 1024 ** 2
const TIMEOUT_MS = 60_000

/** `fetch` through the client that keeps out of private networks: a company names its provider's address itself. */
export function guardedFetch(http: HttpClient, given?: AbortSignal): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    const signals = [given, init.signal ?? undefined].filter((signal) => signal !== undefined)
    const answer = await http.request({
      url,
      signal: AbortSignal.any(signals),
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MOST_BYTES,
      method: (init.method ?? 'GET') as 'GET' | 'POST',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') headers.set(name, value)
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers })
  }
}
