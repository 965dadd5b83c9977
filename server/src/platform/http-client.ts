import { Readable } from 'node:stream'
import { Agent, request as send } from 'undici'
import { guardedConnector, type Resolve, systemResolve } from './http-client/guarded-connector.ts'
import { HttpClientError } from './http-client/http-client-error.ts'
import { nextHop } from './http-client/next-hop.ts'
import { boundedBody, readBody } from './http-client/read-body.ts'
import { translateError } from './http-client/translate-error.ts'
import { untilAborted } from './http-client/until-aborted.ts'

export type HttpClientOptions = {
  /** Whether addresses in private networks are allowed (`config.webhooks.allowPrivate`). Metadata services never are. */
  allowPrivate: boolean
  /** `address:port` pairs allowed besides, such as a sidecar's. */
  exceptions?: readonly string[]
  /** Connections per origin. */
  maxConnections?: number
  connectTimeoutMs?: number
  resolve?: Resolve
}

export type HttpRequest = {
  url: string
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For everything: name, connection, redirects, body. Default 10 s. */
  timeoutMs?: number
  /** Largest body that is read. Default 1 MiB. */
  maxResponseBytes?: number
  /** How many redirects are followed. Default 0: a webhook's receiver has no reason to send us elsewhere. */
  redirects?: number
  signal?: AbortSignal
}

export type HttpResponse = {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
  /** Where the answer came from, after redirects. */
  url: string
}

/** An answer whose body is still coming. */
export type HttpDownload = Omit<HttpResponse, 'body'> & { body: Readable }

export type HttpClient = {
  /** Any status is an answer, also 500. @throws HttpClientError and nothing else */
  request(request: HttpRequest): Promise<HttpResponse>
  /**
   * As `request`, for bodies that nobody should hold: `take` reads it as it comes, and what it leaves is cut off. `maxResponseBytes`
   * and the time limit end the body with an error. @throws HttpClientError, and whatever `take` throws
   */
  download<Result>(request: HttpRequest, take: (answer: HttpDownload) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** HTTP/1.1 to addresses that people typed in: bounded in time and size, and kept out of private networks. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agent = new Agent({
    connections: options.maxConnections ?? 16,
    keepAliveTimeout: 10_000,
    connect: guardedConnector({
      policy: { allowPrivate: options.allowPrivate, exceptions: new Set(options.exceptions) },
      resolve: options.resolve ?? systemResolve,
      connectTimeoutMs: options.connectTimeoutMs ?? 5000,
    }),
  })
  const exchange = async <Result>(
    request: HttpRequest,
    use: (answer: Bounded, translate: (error: unknown) => HttpClientError) => Promise<Result>,
  ): Promise<Result> => {
    const deadline = AbortSignal.timeout(request.timeoutMs ?? 10_000)
    const translate = (error: unknown) => translateError(error, { deadline, caller: request.signal })
    const answer = await follow(agent, request, deadline).catch((error: unknown) => {
      throw translate(error)
    })
    return use(answer, translate)
  }
  return {
    async request(request) {
      return exchange(request, async ({ stream: _, ...answer }, translate) => {
        try {
          return { ...answer, body: await readBody(answer.body) }
        } catch (error) {
          throw translate(error)
        }
      })
    },
    download: (request, take) =>
      exchange(request, ({ stream, ...answer }, translate) => {
        const body = Readable.from(translated(answer.body, translate), { objectMode: false })
        return take({ ...answer, body }).finally(() => stream.on('error', () => {}).destroy())
      }),
    close: () => agent.destroy(),
  }
}

/** `stream` is what `body` reads. */
type Bounded = Omit<HttpResponse, 'body'> & { stream: Readable; body: AsyncGenerator<Buffer> }

async function* translated(body: AsyncGenerator<Buffer>, translate: (error: unknown) => HttpClientError) {
  try {
    yield* body
  } catch (error) {
    throw translate(error)
  }
}

async function follow(agent: Agent, request: HttpRequest, deadline: AbortSignal): Promise<Bounded> {
  const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
  const limit = request.maxResponseBytes ?? 1024 ** 2
  let hop = {
    method: request.method ?? 'GET',
    url: parseUrl(request.url),
    headers: { ...request.headers },
    body: request.body,
  }

  // Ends: after as many redirects as were allowed, or with the deadline.
  for (let left = request.redirects ?? 0; ; left--) {
    // No Accept-Encoding is sent, so nothing comes compressed and the limit is on the real size.
    const sent = send(hop.url, {
      dispatcher: agent,
      method: hop.method,
      headers: hop.headers,
      body: hop.body ?? null,
      signal,
    })
    // undici looks at the signal only once a request has its connection; ours must also end while it waits for one.
    const answer = await untilAborted(sent, signal)
    const next = request.redirects ? nextHop(hop, answer.statusCode, answer.headers.location) : undefined
    if (!next) {
      const body = boundedBody(answer.body, answer.headers['content-length'], limit)
      return { status: answer.statusCode, headers: answer.headers, stream: answer.body, body, url: hop.url.href }
    }
    answer.body.destroy().on('error', () => {})
    if (left === 0) throw new HttpClientError('http_too_many_redirects')
    hop = { ...next, url: parseUrl(next.url) }
  }
}

/** Absolute http or https without credentials: those belong in a header, where logs do not show them. */
function parseUrl(text: string): URL {
  const url = URL.parse(text)
  const valid = url && (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && !url.password
  if (!valid) throw new HttpClientError('http_invalid_request', { detail: 'not an http address' })
  return url
}
