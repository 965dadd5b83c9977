import { type ApiRequest, sendRequest, TIMEOUT_MS } from '@recado/client/send-request'
import { type TokenHolder, withToken } from '@recado/client/with-token'
import type { Answer, Endpoint, GivenTo } from '@recado/contracts/endpoint'
import type { z } from 'zod'
import { addressOf } from './address-of.ts'
import { encode } from './encode.ts'

export interface HttpOptions extends TokenHolder {
  /** The reader's language, for the texts of problems. */
  locale(): string
  fetch?: typeof fetch
}

/** The only door to the API: adds language and token, repeats once after a 401, parses with the contract's codec. */
export interface Http {
  /**
   * Calls an endpoint of the contracts. Values are given and answered decoded: ids without prefix, instants as dates.
   * A POST carries an Idempotency-Key that the repetition keeps.
   * @throws ApiProblem, Unreachable, ZodError when the answer is not what the contract says.
   */
  call<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    endpoint: Endpoint<P, Q, B, R>,
    ...given: Arguments<GivenTo<P, Q, B> & Edit & Patience>
  ): Promise<Answer<R>>
  /**
   * Sends a file as it is to an endpoint that takes raw bytes: under its own content type, or the endpoint's where that
   * takes one alone. A POST carries an Idempotency-Key; a PUT may be sent again as it is.
   */
  upload<P extends Schema, Q extends Schema, R extends Schema>(
    endpoint: Endpoint<P, Q, undefined, R>,
    given: GivenTo<P, Q, undefined> & { file: Blob },
  ): Promise<Answer<R>>
  /** The answer of an endpoint without a response schema as it comes, for one that is read while it lasts. */
  stream<P extends Schema, Q extends Schema>(
    endpoint: Endpoint<P, Q, undefined, undefined>,
    ...given: Arguments<GivenTo<P, Q, undefined>>
  ): Promise<Response>
  /** What such an endpoint answers with: a file. */
  download<P extends Schema, Q extends Schema>(
    endpoint: Endpoint<P, Q, undefined, undefined>,
    ...given: Arguments<GivenTo<P, Q, undefined>>
  ): Promise<Blob>
}
type Method = Endpoint['method']
type Sent = Omit<ApiRequest, 'locale' | 'token' | 'fetch'>
type Schema = z.ZodType | undefined

export interface Edit {
  /** Revision that an edit began with: when another is stored by then it is refused, `version_conflict`. */
  began?: string | undefined
}

interface Patience {
  /** Milliseconds within which an answer is waited for, where something tries again by itself. */
  timeout?: number | undefined
}

/** Where nothing must be given, nothing needs to be. */
type Arguments<Given> = Record<never, never> extends Given ? [given?: Given] : [given: Given]

export function createHttp(options: HttpOptions): Http {
  const run = (path: string, request: Sent): Promise<Response> =>
    withToken(options, (token) =>
      sendRequest(path, {
        ...{ token, credentials: 'same-origin', locale: options.locale(), fetch: options.fetch },
        ...request,
      }),
    )

  const stream = ((endpoint: Endpoint, given: GivenTo<Schema, Schema, Schema> = {}) =>
    run(addressOf(endpoint, given), { method: endpoint.method })) as Http['stream']

  return {
    call: (async (endpoint: Endpoint, given: GivenTo<Schema, Schema, Schema> & Edit & Patience = {}) => {
      const body = endpoint.body === undefined ? undefined : encode(endpoint.body, given.body)
      const response = await run(addressOf(endpoint, given), message(endpoint.method, body, given))
      return endpoint.response?.parse(await response.json())
    }) as Http['call'],
    upload: (async (endpoint: Endpoint, { file, ...given }: GivenTo<Schema, Schema, undefined> & { file: Blob }) => {
      const { method, consumes = [] } = endpoint
      const headers: Record<string, string> = { 'content-type': (consumes.length === 1 && consumes[0]) || file.type }
      if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID()
      const response = await run(addressOf(endpoint, given), { method, headers, body: file, timeout: TIMEOUT_MS })
      return endpoint.response?.parse(await response.json())
    }) as Http['upload'],
    stream,
    download: async (...given) => (await stream(...given)).blob(),
  }
}

function message(method: Method, body: unknown, { began, timeout }: Edit & Patience): Sent {
  const headers: Record<string, string> = {}
  if (began !== undefined) headers['if-match'] = `"${began}"`
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID()
  if (body === undefined) return { method, headers, timeout }
  return { method, timeout, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
