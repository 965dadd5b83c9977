import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TelegramMessage {
  chat: string
  text: string
}

export interface TelegramStandIn {
  /** Instead of https://api.telegram.org. */
  url: string
  /** Of the bot that it knows. */
  token: string
  messages: TelegramMessage[]
  /** Answers 429 to so many of the next requests, as it does to who writes too fast. */
  refuse(times: number): void
  /** What of the requests was not as https://core.telegram.org/bots/api#sendmessage wants it. */
  faults: string[]
  close(): Promise<void>
}

/** Of a text, after entities: what is longer is refused. */
const TEXT_MAX = 4_096
const FIELDS = new Set([
  ...[
    'business_connection_id',
    'chat_id',
    'message_thread_id',
    'text',
    'parse_mode',
    'entities',
    'link_preview_options',
  ],
  ...['disable_notification', 'protect_content', 'allow_paid_broadcast', 'message_effect_id', 'reply_parameters'],
  ...['reply_markup', 'direct_messages_topic_id', 'suggested_post_parameters'],
])

/** Telegram's `sendMessage` for tests, with its form of answers. */
export async function startTelegram(): Promise<TelegramStandIn> {
  const token = `123456789:${'A'.repeat(35)}`
  const messages: TelegramMessage[] = []
  const faults: string[] = []
  let refusals = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const fail = (status: number, description: string, parameters?: object) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ok: false, error_code: status, description, parameters }))
      }
      const refuseAs = (status: number, fault: string) => {
        faults.push(fault)
        fail(status, fault)
      }
      if (refusals > 0) {
        refusals -= 1
        return fail(429, 'Too Many Requests: retry after 5', { retry_after: 5 })
      }
      const [, given, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
      if (given !== token) return refuseAs(401, 'Unauthorized')
      if (method !== 'sendMessage' || request.method !== 'POST') return refuseAs(404, 'Not Found')
      if (request.headers['content-type'] !== 'application/json') return refuseAs(400, 'Bad Request: not JSON')
      const body = parse(Buffer.concat(parts).toString('utf8'))
      const unknown = Object.keys(body).filter((name) => !FIELDS.has(name))
      if (unknown.length > 0) return refuseAs(400, `Bad Request: unknown ${unknown.join(', ')}`)
      const { chat_id: chat, text } = body
      if (typeof chat !== 'string' && typeof chat !== 'number') return refuseAs(400, 'Bad Request: chat_id is empty')
      if (typeof text !== 'string' || text === '') return refuseAs(400, 'Bad Request: message text is empty')
      if (text.length > TEXT_MAX) return refuseAs(400, 'Bad Request: message is too long')
      messages.push({ chat: String(chat), text })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({ ok: true, result: { message_id: messages.length, date: 1, chat: { id: chat }, text } }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ token, messages, faults },
    refuse: (times) => {
      refusals = times
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}
