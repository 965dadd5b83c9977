import { readProblem, Unreachable } from './api-problem.ts'

export interface ApiRequest extends Omit<RequestInit, 'headers' | 'signal'> {
  /** The reader's language, for the texts of problems. */
  locale: string
  token?: string | undefined
  headers?: Readonly<Record<string, string>>
  /** No answer within this is none; without it a dead line is noticed when the browser does, which takes minutes. */
  timeout?: number | undefined
  fetch?: typeof fetch | undefined
}

/** A slow phone sends a part of a file within this; what takes longer is tried again. */
export const TIMEOUT_MS = 45_000

/** Asks the API once. @throws ApiProblem, Unreachable */
export async function sendRequest(url: string, { locale, token, timeout, ...request }: ApiRequest): Promise<Response> {
  const { fetch: call = fetch, headers, ...init } = request
  const response = await call(url, {
    ...init,
    ...(timeout && { signal: AbortSignal.timeout(timeout) }),
    headers: {
      ...headers,
      'accept-language': locale,
      ...(token && { authorization: `Bearer ${token}` }),
    },
  }).catch((cause: unknown) => {
    throw new Unreachable('fetch failed', { cause })
  })
  if (response.ok) return response
  throw await readProblem(response)
}
