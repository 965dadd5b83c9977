import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CheckedBody, checkMessage } from './check-message.ts'

type CloudMessage = Extract<CheckedBody, { kind: 'message' }>['message']

export interface ArrivedMessage {
  id: string
  /** Digits of a phone, or a business-scoped user id. */
  to: string
  message: CloudMessage
}

export interface CloudApiStandIn {
  origin: string
  /** What arrived on customers' phones, in order. */
  arrived: ArrivedMessage[]
  /** What was answered with 200 and an id, and thrown away, as Meta does with a user id in `to`. */
  dropped: ArrivedMessage[]
  readMarks: { messageId: string; typing: boolean }[]
  /** What of the requests was not as the document wants it. */
  faults: string[]
  /** Of the account, as Meta lists them. */
  templates: GraphTemplate[]
  /** Files that `GET /{media id}` knows. */
  files: Map<string, { bytes: Buffer; mime: string }>
  /**
   * Answers the next request for a message otherwise; `cut`: takes it and breaks the line; `dead`: breaks it before;
   * `until`: takes it late, when what it gives is fulfilled.
   */
  next(
    answer:
      | { status: number; code?: number; details?: string; transient?: boolean }
      | { until: () => Promise<unknown> }
      | 'cut'
      | 'dead',
  ): void
  close(): Promise<void>
}

export interface GraphTemplate {
  name: string
  language: string
  category: string
  status: string
  components: {
    type: string
    format?: string
    text?: string
    buttons?: { type: string; text: string; url?: string }[]
  }[]
}

export interface CloudApiOptions {
  phoneNumberId: string
  /** Of the WhatsApp Business account, whose templates are listed. */
  wabaId?: string
  accessToken: string
  /** `v26.0`; another one in the address is refused, as Meta refuses those that have ended. */
  version: string
}

/**
 * Meta's Graph API as far as messages and files go, for tests: it checks each request against the published document, keeps
 * what arrived, and drops a business-scoped user id in `to` silently.
 */
export async function startCloudApi(options: CloudApiOptions): Promise<CloudApiStandIn> {
  const { phoneNumberId, wabaId, accessToken, version } = options
  const told: Parameters<CloudApiStandIn['next']>[0][] = []
  const state: Pick<CloudApiStandIn, 'arrived' | 'dropped' | 'readMarks' | 'faults' | 'templates' | 'files'> = {
    ...{ arrived: [], dropped: [], readMarks: [], faults: [], templates: [], files: new Map() },
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => send(response, await answer(request, Buffer.concat(parts))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, bytes: Buffer): Promise<Answer> {
    const path = request.url ?? ''
    if (request.headers.authorization !== `Bearer ${accessToken}`)
      return refusal(401, 190, 'Invalid OAuth access token')
    const file = state.files.get(/^\/files\/(.+)$/.exec(path)?.[1] ?? '')
    if (file !== undefined) return { status: 200, type: file.mime, body: file.bytes }
    const [, called, rest = ''] = /^\/(v\d+\.\d+)\/(.+)$/.exec(path) ?? []
    if (called !== version) return refusal(400, 2635, 'This version of the API has ended')
    if (request.method === 'GET' && rest.split('?')[0] === phoneNumberId)
      return json(200, { id: phoneNumberId, display_phone_number: '+55 11 3000-0000', verified_name: 'RobustCar' })
    if (request.method === 'GET' && rest.split('?')[0] === `${wabaId}/message_templates`)
      return tellTemplates(new URLSearchParams(rest.split('?')[1]))
    if (request.method === 'GET') return tellFile(decodeURIComponent(rest))
    if (request.method === 'POST' && rest === `${phoneNumberId}/messages`) return take(bytes)
    return refusal(400, 100, 'Unsupported request')
  }

  /** A page of one at a time, as Meta's cursors may be. */
  function tellTemplates(query: URLSearchParams): Answer {
    const listed = state.templates.filter(({ status }) => !query.has('status') || status === query.get('status'))
    const from = Number(query.get('after') ?? 0)
    const cursors = { before: String(from), after: String(from + 1) }
    const next = from + 1 < listed.length ? { next: `${origin}/more` } : {}
    return json(200, { data: listed.slice(from, from + 1), paging: { cursors, ...next } })
  }

  /** Meta's own codes: no such template in that language, or not as many words as it has places. */
  function refusalOfTemplate(message: CloudMessage): Answer | undefined {
    if (message.type !== 'template') return undefined
    const { name, language, components = [] } = message.template
    const found = state.templates.find((one) => one.name === name && one.language === language.code)
    if (found?.status !== 'APPROVED') return refusal(404, 132001, 'Template name does not exist in the translation')
    const body = found.components.find(({ type }) => type === 'BODY')?.text ?? ''
    const places = new Set([...body.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place)).size
    const given = components.reduce((sum, { parameters }) => sum + parameters.length, 0)
    return given === places ? undefined : refusal(400, 132000, 'Number of parameters does not match')
  }

  function tellFile(id: string): Answer {
    const file = state.files.get(id)
    if (file === undefined) return refusal(404, 100, 'Media not found')
    return json(200, { messaging_product: 'whatsapp', id, mime_type: file.mime, url: `${origin}/files/${id}` })
  }

  async function take(bytes: Buffer): Promise<Answer> {
    const body = checkMessage(parse(bytes))
    if (body.kind === 'fault') {
      state.faults.push(body.fault)
      return refusal(400, 100, body.fault)
    }
    if (body.kind === 'read') {
      state.readMarks.push({ messageId: body.messageId, typing: body.typing })
      return json(200, { success: true })
    }
    const next = told.shift()
    if (next === 'dead') return 'cut'
    if (typeof next === 'object' && 'until' in next) await next.until()
    else if (typeof next === 'object') return refusal(next.status, next.code, next.details ?? 'as told', next.transient)
    const { message } = body
    const refused = refusalOfTemplate(message)
    if (refused !== undefined) return refused
    const id = `wamid.${randomBytes(24).toString('base64url')}`
    const to = message.to ?? message.recipient ?? ''
    const isDropped = message.to !== undefined && !/^\+?\d{7,15}$/.test(message.to)
    const where = isDropped ? state.dropped : state.arrived
    where.push({ id, to, message })
    if (next === 'cut') return 'cut'
    const isPhone = /^\+?\d+$/.test(to)
    return json(200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, ...(isPhone ? { wa_id: to.replace('+', '') } : {}) }],
      messages: [{ id }],
    })
  }

  return {
    ...{ origin, ...state },
    next: (answer) => {
      told.push(answer)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `cut`: the line is broken instead. */
type Answer = 'cut' | { status: number; type: string; body: Buffer }

function refusal(status: number, code: number | undefined, details: string, transient = false): Answer {
  if (code === undefined) return json(status, {})
  const error = { message: details, type: 'OAuthException', code, is_transient: transient, error_data: { details } }
  return json(status, { error })
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', body: Buffer.from(JSON.stringify(body)) }
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'cut') response.destroy()
  else response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
