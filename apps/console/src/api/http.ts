import type { Answer, Endpoint, GivenTo } from '@recado/contracts/endpoint'
import type { z } from 'zod'
import { addressOf, withQuery } from './address-of.ts'
import { readProblem, Unreachable } from './api-problem.ts'
import { encode } from './encode.ts'

export interface HttpOptions {
  /** The reader's language, for the texts of problems. */
  locale(): string
  /** The token to send; undefined while nobody is signed in. A promise while that is not known yet. */
  accessToken(): string | undefined | Promise<string | undefined>
  /** Called when the server refuses `usedToken`; answers whether another one is there now. */
  renew(usedToken: string): Promise<boolean>
  fetch?: typeof fetch
}

export type Query = Record<string, string | number | boolean | undefined>

/** The only door to the API: adds language and token, repeats once after a 401, parses with the contract's codec. */
export interface Http {
  /**
   * Calls an endpoint of the contracts. Values are given and answered decoded: ids without prefix, instants as dates.
   * A POST carries an Idempotency-Key that the repetition keeps.
   * @throws ApiProblem, Unreachable, ZodError when the answer is not what the contract says.
   */
  call<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    endpoint: Endpoint<P, Q, B, R>,
    ...given: Arguments<GivenTo<P, Q, B> & Edit>
  ): Promise<Answer<R>>
  /** @throws ApiProblem, Unreachable, ZodError when the answer is not what the contract says. */
  get<S extends z.ZodType>(path: string, schema: S, query?: Query): Promise<z.output<S>>
  /**
   * The same for what changes something; a POST carries an Idempotency-Key that the repetition keeps.
   * @param began revision that an edit began with: when another is stored by then it is refused, `version_conflict`.
   */
  send<S extends z.ZodType>(
    method: Method,
    path: string,
    body: unknown,
    schema: S,
    began?: string,
  ): Promise<z.output<S>>
  /** For answers without a body, or whose body nobody needs. */
  tell(method: Method, path: string, body?: unknown): Promise<void>
  /** Sends a file as it is, under its own content type. */
  upload<S extends z.ZodType>(path: string, file: File, schema: S): Promise<z.output<S>>
  /** A part of a file, as bytes without a type; it may be sent again, so it carries no key. */
  putBytes<S extends z.ZodType>(path: string, bytes: Blob, schema: S): Promise<z.output<S>>
  download(path: string, query?: Query): Promise<Blob>
}
type Method = Endpoint['method']
type Schema = z.ZodType | undefined

export interface Edit {
  /** Revision that an edit began with: when another is stored by then it is refused, `version_conflict`. */
  began?: string | undefined
}

/** Where nothing must be given, nothing needs to be. */
type Arguments<Given> = Record<never, never> extends Given ? [given?: Given] : [given: Given]

export function createHttp(options: HttpOptions): Http {
  const run = async (path: string, init: RequestInit, renewable = true): Promise<Response> => {
    const token = await options.accessToken()
    const headers = new Headers(init.headers)
    headers.set('accept-language', options.locale())
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const call = options.fetch ?? fetch
    const response = await call(path, { ...init, headers, credentials: 'same-origin' }).catch((cause) => {
      throw new Unreachable('fetch failed', { cause })
    })
    if (response.ok) return response
    if (response.status === 401 && token !== undefined && renewable && (await options.renew(token)))
      return run(path, init, false)
    throw await readProblem(response)
  }

  return {
    call: (async (endpoint: Endpoint, given: GivenTo<Schema, Schema, Schema> & Edit = {}) => {
      const body = endpoint.body === undefined ? undefined : encode(endpoint.body, given.body)
      const response = await run(addressOf(endpoint, given), message(endpoint.method, body, given.began))
      return endpoint.response?.parse(await response.json())
    }) as Http['call'],
    get: async (path, schema, query = {}) => schema.parse(await (await run(withQuery(path, query), {})).json()),
    send: async (method, path, body, schema, began) =>
      schema.parse(await (await run(path, message(method, body, began))).json()),
    tell: async (method, path, body) => {
      await run(path, message(method, body))
    },
    upload: async (path, file, schema) => {
      const headers = { 'content-type': file.type, 'idempotency-key': crypto.randomUUID() }
      return schema.parse(await (await run(path, { method: 'POST', headers, body: file })).json())
    },
    putBytes: async (path, bytes, schema) => {
      const headers = { 'content-type': 'application/octet-stream' }
      return schema.parse(await (await run(path, { method: 'PUT', headers, body: bytes })).json())
    },
    download: async (path, query = {}) => (await run(withQuery(path, query), {})).blob(),
  }
}

function message(method: Method, body: unknown, began?: string): RequestInit {
  const headers: Record<string, string> = {}
  if (began !== undefined) headers['if-match'] = `"${began}"`
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID()
  if (body === undefined) return { method, headers }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
