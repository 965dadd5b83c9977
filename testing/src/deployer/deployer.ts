import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a deployer's stand-in does with an application that is deployed: somebody else starts the real program. */
export interface Launcher {
  /** @param volume names what outlives the program. @returns where it answers, once it does or ended. */
  start(app: { name: string; image: string; environment: Record<string, string>; volume: string }): Promise<void>
  stop(name: string): Promise<void>
  deleteVolume(volume: string): Promise<void>
  isRunning(name: string): boolean
  /** Where it answers, while it runs. */
  urlOf(name: string): string | undefined
  log(name: string): string
}

export interface Call {
  method: string
  path: string
  query: Record<string, string>
  body: Record<string, unknown>
}

export interface Answer {
  status: number
  body?: unknown
}

/** A fault of a request against the vendor's document, as the vendor answers it. */
export class Fault extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface DeployerStandIn {
  url: string
  token: string
  /** What of the requests was not as the published document wants it. */
  faults: string[]
  /** Every request that was taken, as `POST /path`. */
  calls: string[]
  /** What an installation is told as the address of its applications. */
  address: string
  close(): Promise<void>
}

/**
 * A deployer's HTTP: the token first, then what its document says of each address, then the state. Beside it `/at/<name>/…`
 * leads to a running application, as the deployer's proxy would.
 */
export async function startDeployer(options: {
  prefix: string
  readToken(request: IncomingMessage): string | undefined
  launcher: Launcher
  answer(call: Call): Promise<Answer>
}): Promise<DeployerStandIn> {
  const token = `token-${'a'.repeat(40)}`
  const faults: string[] = []
  const calls: string[] = []
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      const status = error instanceof Fault ? error.status : 500
      faults.push(`${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`)
      reply(response, status, { message: String(error) })
    })
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://deployer')
    const [, name, rest] = /^\/at\/([^/]+)(\/.*)$/.exec(url.pathname) ?? []
    const body = Buffer.concat(await Array.fromAsync(request))
    if (name !== undefined)
      return forward(request, response, { target: options.launcher.urlOf(name), rest: rest ?? '/', body })
    if (!url.pathname.startsWith(options.prefix)) throw new Fault(404, 'no such address')
    if (options.readToken(request) !== token) {
      // Asked with a wrong token on purpose, too: it is no fault of the request's form.
      return reply(response, 401, { message: 'Unauthenticated.' })
    }
    const call: Call = {
      method: request.method ?? 'GET',
      path: url.pathname.slice(options.prefix.length),
      query: Object.fromEntries(url.searchParams),
      body: readBody(request, body),
    }
    const { status, body: said } = await options.answer(call)
    calls.push(`${call.method} ${call.path}`)
    reply(response, status, said)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ url, token, faults, calls, address: `${url}/at/{name}` },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { target, rest, body }: { target: string | undefined; rest: string; body: Buffer },
): Promise<void> {
  if (target === undefined) return reply(response, 502, { message: 'Bad Gateway' })
  const token = request.headers['x-bot-token']
  try {
    const answer = await fetch(`${target}${rest}`, {
      method: request.method ?? 'GET',
      headers: typeof token === 'string' ? { 'x-bot-token': token } : {},
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
    response.end(bytes)
  } catch {
    reply(response, 502, { message: 'Bad Gateway' })
  }
}

function readBody(request: IncomingMessage, body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  if (request.headers['content-type'] !== 'application/json') throw new Fault(400, 'the body is not JSON')
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed }
  } catch {
    // As below.
  }
  throw new Fault(400, 'the body is malformed')
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

export type Kind = 'text' | 'text?' | 'number' | 'boolean' | 'object' | 'list' | readonly string[]

/** Fields of a body or a query by their kind; `text?` may be null. @throws Fault 400 for what is absent, unknown or of another kind. */
export function requireFields(
  given: Record<string, unknown>,
  fields: Record<string, Kind>,
  required: readonly string[],
): void {
  const absent = required.filter((name) => given[name] === undefined)
  if (absent.length > 0) throw new Fault(400, `required: ${absent.join(', ')}`)
  for (const [name, value] of Object.entries(given)) {
    const kind = fields[name]
    if (kind === undefined) throw new Fault(400, `unknown: ${name}`)
    if (!isOf(kind, value)) throw new Fault(400, `${name} is malformed`)
  }
}

function isOf(kind: Kind, value: unknown): boolean {
  if (typeof kind !== 'string') return typeof value === 'string' && kind.includes(value)
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value !== ''
    case 'text?':
      return value === null || typeof value === 'string'
    case 'list':
      return Array.isArray(value)
    case 'object':
      return value === null || (typeof value === 'object' && !Array.isArray(value))
    default:
      return typeof value === kind
  }
}
