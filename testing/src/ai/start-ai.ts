import { createServer, type ServerResponse } from 'node:http'
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
  /** Null: it says nothing of what was used. */
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
  /** For an OpenAI-compatible client: ends with /v1. */
  baseUrl: string
  requests: AiRequest[]
  /** Answers the next requests: the text of a reply, a status, or a reply for each request. */
  answer(next: string | number | ((request: AiRequest) => AiReply)): void
  /** What of the requests was not as the protocol wants it. */
  faults: string[]
  close(): Promise<void>
}

/**
 * A model's server for tests, as `POST /v1/chat/completions` is answered by servers that speak OpenAI's protocol: it checks
 * the fields that the protocol requires and says what it is told to.
 */
export async function startAi(): Promise<AiStandIn> {
  const requests: AiRequest[] = []
  const faults: string[] = []
  let next: string | number | ((request: AiRequest) => AiReply) = 'Olá!'
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const say = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      }
      const body = bodyOf(Buffer.concat(parts).toString('utf8'))
      const fault = faultOf(request.method, request.url, request.headers, body)
      if (fault !== undefined) {
        faults.push(fault)
        return say(400, { error: { message: fault, type: 'invalid_request_error' } })
      }
      const of = (role: string) => body.messages.find((message) => message.role === role)
      const told: AiRequest = {
        ...{ path: request.url ?? '', key: String(request.headers.authorization).replace(/^Bearer /, '') },
        ...{ system: textOf(of('system')?.content), user: textOf(of('user')?.content) },
      }
      requests.push(told)
      if (typeof next === 'function') return void replyTo(next(told), body.model, response)
      if (typeof next === 'number') return say(next, { error: { message: 'as told', type: 'server_error' } })
      return say(200, {
        ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: body.model },
        choices: [{ index: 0, message: { role: 'assistant', content: next }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      })
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

async function replyTo(reply: AiReply, model: string, response: ServerResponse): Promise<void> {
  const { text, finish = 'stop', usage = { input: 10, output: 5 }, status = 200 } = reply
  await reply.after
  const told = usage && {
    ...{ prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
    ...(usage.cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: usage.cached } }),
  }
  const said = {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model },
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }],
    ...(told === null ? {} : { usage: told }),
  }
  const body = reply.raw ?? JSON.stringify(status === 200 ? said : { error: { message: text, type: 'server_error' } })
  const retry = reply.retryAfter === undefined ? {} : { 'retry-after': reply.retryAfter }
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...retry,
  })
  if (reply.drops) {
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
    return
  }
  response.end(body)
}

interface ChatBody {
  model: string
  messages: { role: string; content: unknown }[]
}

function bodyOf(text: string): ChatBody {
  try {
    return JSON.parse(text) as ChatBody
  } catch {
    return { model: '', messages: [] }
  }
}

function faultOf(method = '', url = '', headers: NodeJS.Dict<string | string[]>, body: ChatBody): string | undefined {
  if (method !== 'POST' || url !== '/v1/chat/completions') return `no ${method} ${url}`
  if (!/^Bearer \S+$/.test(String(headers.authorization))) return 'no bearer token'
  if (!String(headers['content-type']).startsWith('application/json')) return 'no JSON'
  if (typeof body.model !== 'string' || body.model === '') return 'no model'
  if (!Array.isArray(body.messages) || body.messages.length === 0) return 'no messages'
  const known = ['system', 'developer', 'user', 'assistant', 'tool']
  return body.messages.every(({ role }) => known.includes(role)) ? undefined : 'a message of nobody'
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : '')).join('')
}
