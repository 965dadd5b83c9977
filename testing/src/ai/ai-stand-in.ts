import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AiRequest {
  path: string
  /** Of the header that the protocol names. */
  key: string
  system: string
  user: string
}

/** How a server misbehaves, or is exact about. */
export interface AiReply {
  text: string
  /** Default `stop`. */
  finish?: 'stop' | 'length' | 'content_filter'
  /** Tokens; `cached` are some of `input`. Null: it says nothing of what was used. */
  usage?: { input: number; output: number; cached?: number } | null
  /** It answers only then. */
  after?: Promise<void>
  /** Instead of 200, with what a client is told beside it. */
  status?: number
  retryAfter?: string
  /** It hangs up in the middle of its answer. */
  drops?: true
  /** The body as it is, instead of the protocol's. */
  raw?: string
}

export interface AiStandIn {
  /** For a client of the protocol: ends with /v1. */
  baseUrl: string
  requests: AiRequest[]
  /** Answers the next requests: the text of a reply, a status, or a reply for each request. */
  answer(next: string | number | ((request: AiRequest) => AiReply)): void
  /** What of the requests was not as the protocol wants it. */
  faults: string[]
  close(): Promise<void>
}

/** What makes a protocol, of a body that was sent to it. */
export interface AiProtocol {
  path: string
  /** What of a request is not as the protocol wants it. */
  faultOf(headers: IncomingHttpHeaders, body: Record<string, unknown>): string | undefined
  readRequest(headers: IncomingHttpHeaders, body: Record<string, unknown>): Omit<AiRequest, 'path'>
  writeReply(reply: AiReply, body: Record<string, unknown>): object
  writeError(status: number, message: string): object
}

/** A model's server for tests: it checks the fields that its protocol requires and says what it is told to. */
export async function startStandIn(protocol: AiProtocol): Promise<AiStandIn> {
  const requests: AiRequest[] = []
  const faults: string[] = []
  let next: string | number | ((request: AiRequest) => AiReply) = 'Olá!'
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = bodyOf(Buffer.concat(parts).toString('utf8'))
      const { method, url = '', headers } = request
      const fault =
        method !== 'POST' || url !== protocol.path ? `no ${method} ${url}` : faultInAny(protocol, headers, body)
      if (fault !== undefined) {
        faults.push(fault)
        return void send(protocol, { text: fault, status: 400 }, body, response)
      }
      const told: AiRequest = { path: url, ...protocol.readRequest(headers, body) }
      requests.push(told)
      const reply =
        typeof next === 'function'
          ? next(told)
          : typeof next === 'number'
            ? { text: 'as told', status: next }
            : { text: next }
      void send(protocol, reply, body, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    ...{ requests, faults },
    answer: (said) => {
      next = said
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function faultInAny(
  protocol: AiProtocol,
  headers: IncomingHttpHeaders,
  body: Record<string, unknown>,
): string | undefined {
  if (!String(headers['content-type']).startsWith('application/json')) return 'no JSON'
  if (typeof body.model !== 'string' || body.model === '') return 'no model'
  if (!Array.isArray(body.messages) || body.messages.length === 0) return 'no messages'
  return protocol.faultOf(headers, body)
}

async function send(
  protocol: AiProtocol,
  reply: AiReply,
  asked: Record<string, unknown>,
  response: ServerResponse,
): Promise<void> {
  const { text, status = 200, raw, retryAfter, drops } = reply
  await reply.after
  const body =
    raw ?? JSON.stringify(status === 200 ? protocol.writeReply(reply, asked) : protocol.writeError(status, text))
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  })
  if (drops) {
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
    return
  }
  response.end(body)
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

export interface ChatMessage {
  role: string
  content: unknown
}

export const messagesOf = (body: Record<string, unknown>): ChatMessage[] => body.messages as ChatMessage[]

/** The text of a message, whole or in parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join('')
}
