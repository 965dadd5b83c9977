import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  BOT_OWN_PATHS,
  BOT_TOKEN_HEADER,
  BotCommand,
  type HealthAnswer,
  LeaseBody,
  WORKING_STATES,
} from '@recado/contracts/bots'
import { z } from 'zod'
import type { BotConfig } from '../config/load-bot-config.ts'
import type { Driver } from '../driver/driver.ts'
import { type Lease, RenewedLease } from '../lease/lease.ts'
import type { Connection } from '../runtime/connection.ts'
import type { StatusBoard } from '../runtime/status-board.ts'
import { acceptSend } from '../sending/accept-send.ts'
import type { Store } from '../store/open-store.ts'
import { giveSession, takeSession } from './carry-session.ts'
import { obey } from './obey.ts'
import { type Answer, problem } from './problem.ts'

export interface HttpOptions {
  config: Pick<BotConfig, 'token' | 'host' | 'port' | 'groups' | 'sendsMax' | 'dataDir'>
  store: Store
  now(): number
  board: StatusBoard
  connection: Connection
  driver: Driver
  lease: Lease
  /** What the server answered to the last delivery. */
  server(): 'reached' | 'unreachable' | 'token_refused' | null
  /** A message was taken into the queue. */
  accepted(): void
}

/** A text of 65,536 characters in JSON's longest spelling, and some. */
const BODY_MAX = 512 * 1024

/** The bot's own HTTP. Whoever is not the server, by the token, gets 401 and no more. */
export async function startHttp(options: HttpOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { host, port } = options.config
  const server = createServer((request, response) => {
    answer(options, request, response)
      .catch((error: unknown) => problem(500, 'failed', error instanceof Error ? error.message : String(error)))
      .then((given) => {
        if (given !== undefined) send(response, given.status, given.body)
      })
  })
  // A peer that dawdles may not hold a connection for long.
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** Undefined: it was answered. */
async function answer(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | undefined> {
  const { config, store, now, lease, accepted } = options
  const path = (request.url ?? '').split('?')[0]
  if (request.method === 'GET' && path === BOT_OWN_PATHS.health) return health(options)
  if (request.method === 'GET' && path === BOT_OWN_PATHS.live) return { status: 200, body: { live: true } }
  if (path === BOT_OWN_PATHS.session) {
    // A store has megabytes: its token is in the header, and nothing of it is read before.
    if (!isToken(config.token, tokenOf(request, undefined))) return unauthorized()
    if (request.method === 'GET') return giveSession(options, response)
    if (request.method === 'PUT') return takeSession(options, request)
  }
  const isOurs = ([BOT_OWN_PATHS.send, BOT_OWN_PATHS.command, BOT_OWN_PATHS.lease] as string[]).includes(path ?? '')
  if (request.method !== 'POST' || !isOurs) return problem(404, 'not_found', 'no such address')
  const body = await readJson(request)
  if (body === 'too large') return problem(413, 'too_large', `more than ${BODY_MAX} bytes`)
  if (!isToken(config.token, tokenOf(request, body))) return unauthorized()
  if (body === undefined) return problem(400, 'malformed', 'the body is no JSON object')
  if (path === BOT_OWN_PATHS.lease) return renew(lease, body)
  if (path === BOT_OWN_PATHS.send) {
    const taken = acceptSend({ store, now, groups: config.groups, queueMax: config.sendsMax }, body)
    if (taken.status === 202) accepted()
    return taken
  }
  const { token: _, ...given } = body
  const command = BotCommand.safeParse(given)
  if (!command.success) return problem(400, 'malformed', z.prettifyError(command.error))
  return obey(options, command.data)
}

function health({ board, lease, driver, now, server }: HttpOptions): Answer {
  const body: z.input<typeof HealthAnswer> = {
    status: board.state,
    reason: board.reason,
    uptime: process.uptime(),
    timestamp: new Date(now()).toISOString(),
    driver: driver.name,
    lease: lease.state(),
    queues: board.queues(),
    server: server(),
  }
  return { status: WORKING_STATES.includes(board.state) ? 200 : 503, body }
}

function renew(lease: Lease, body: object): Answer {
  const given = LeaseBody.safeParse(body)
  if (!given.success) return problem(400, 'malformed', z.prettifyError(given.error))
  if (!(lease instanceof RenewedLease)) return problem(409, 'unsupported', 'this bot takes no lease by HTTP')
  lease.renew(given.data.holder, given.data.ttl_ms)
  return { status: 200, body: { ok: true, lease: lease.state() } }
}

function tokenOf(request: IncomingMessage, body: object | undefined): string {
  const header = request.headers[BOT_TOKEN_HEADER]
  if (typeof header === 'string') return header
  return body !== undefined && 'token' in body && typeof body.token === 'string' ? body.token : ''
}

function unauthorized(): Answer {
  return problem(401, 'unauthorized', 'the token is not this bot’s')
}

/** In the same time whatever is wrong with it. */
function isToken(token: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(token), digest(given))
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | 'too large' | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > BODY_MAX) return 'too large'
    chunks.push(chunk)
  }
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(Buffer.concat(chunks).toString()))
    return parsed.data
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const retry = status === 503 && 'error' in body ? { 'retry-after': '30' } : {}
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...retry })
  response.end(JSON.stringify(body))
}
