import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkContact, checkContactChange, checkDeal, checkDealChange, type Fields } from './check-body.ts'
import { matchesFilter } from './match-filter.ts'

export interface RdRecord extends Fields {
  id: string
  name: string
  updated_at: string
}

export interface RdStationStandIn {
  /** Instead of https://api.rd.services and of https://accounts.rdstation.com. */
  url: string
  app: { clientId: string; clientSecret: string }
  /** Somebody allows the app in: the code with which their browser comes back. */
  grant(returnUrl: string): string
  contacts: RdRecord[]
  deals: RdRecord[]
  /** Of pipelines, as accounts begin. */
  stages: readonly { id: string; name: string }[]
  /** How often a refresh token was spent. */
  refreshes(): number
  /** The access token is taken no more, as after two hours. */
  expireAccess(): void
  /** Somebody takes the permission back. */
  revoke(): void
  /** Refreshes are answered once `let go` is called. */
  holdRefreshes(): { letGo(): void }
  /** The next requests are answered so, without effect; with `silent` after they had their effect. */
  answerNext(times: number, status: number, how?: { retryAfter?: number; silent?: true }): void
  /** Somebody moves a deal within the CRM. */
  closeDeal(
    id: string,
    status: 'won' | 'lost' | 'ongoing',
    more?: { total_price?: number; lost_reason_id?: string },
  ): void
  requests: { method: string; path: string }[]
  /** What of the requests was not as https://developers.rdstation.com/reference/crm-v2-introduction wants it. */
  faults: string[]
  close(): Promise<void>
}

const STAGES = [
  { id: 'stage-new', name: 'Sem contato' },
  { id: 'stage-contacted', name: 'Contato feito' },
  { id: 'stage-visit', name: 'Visita' },
]
const LOST_REASONS = [{ id: 'reason-price', name: 'Achou caro' }]
const ACCESS_SECONDS = 7_200

/** RD Station's OAuth and its CRM's API v2 for tests: state, rotating refresh tokens, pages, filters and its form of errors. */
export async function startRdStation(now: () => Date = () => new Date()): Promise<RdStationStandIn> {
  const app = { clientId: 'app-recado', clientSecret: randomUUID() }
  const codes = new Map<string, string>()
  const [contacts, deals, faults, requests]: [RdRecord[], RdRecord[], string[], RdStationStandIn['requests']] = [
    [],
    [],
    [],
    [],
  ]
  let [access, refresh, refreshed] = ['', '', 0]
  let planned: { times: number; status: number; retryAfter?: number; silent?: true } | undefined
  let gate: Promise<void> | undefined

  const stamp = () => now().toISOString().slice(0, 19).concat('Z')
  const issue = () => {
    access = randomUUID()
    refresh = randomUUID()
    return { access_token: access, refresh_token: refresh, expires_in: ACCESS_SECONDS, token_type: 'Bearer' }
  }

  /** Its page, on which somebody allows the app in at once. */
  function allow(query: URLSearchParams): Answer {
    const returnUrl = query.get('redirect_uri') ?? ''
    if (query.get('response_type') !== 'code' || query.get('client_id') !== app.clientId || returnUrl === '')
      return fault(400, `authorize ${query}`)
    const code = grant(returnUrl)
    const state = query.get('state') ?? ''
    return { status: 302, body: {}, location: `${returnUrl}?${new URLSearchParams({ code, state })}` }
  }

  function grant(returnUrl: string): string {
    const code = randomUUID()
    codes.set(code, returnUrl)
    return code
  }

  async function token(request: IncomingMessage, body: string): Promise<Answer> {
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return fault(415, 'not a form')
    const form = new URLSearchParams(body)
    if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret)
      return { status: 401, body: { error: 'invalid_client' } }
    const code = form.get('code') ?? ''
    if (form.get('grant_type') === 'authorization_code') {
      const isRight = codes.get(code) === form.get('redirect_uri')
      codes.delete(code)
      return isRight ? { status: 200, body: issue() } : { status: 400, body: { error: 'invalid_grant' } }
    }
    if (form.get('grant_type') !== 'refresh_token') return fault(400, 'unsupported_grant_type')
    await gate
    if (form.get('refresh_token') !== refresh || refresh === '')
      return { status: 401, body: { error: 'invalid_grant' } }
    refreshed += 1
    return { status: 200, body: issue() }
  }

  function crm(method: string, url: URL, body: string, type: string): Answer {
    const [, , , kind = '', id, below] = url.pathname.split('/')
    if (method === 'GET') return read(kind, id, below, url.searchParams)
    if (!type.startsWith('application/json')) return fault(400, 'not JSON')
    const data = dataOf(body)
    if (data === undefined) return fault(400, 'no data')
    const list = kind === 'contacts' ? contacts : kind === 'deals' ? deals : undefined
    if (list === undefined) return fault(404, `no ${kind}`)
    const known = { contacts: contacts.map((one) => one.id), stages: STAGES.map((one) => one.id) }
    if (method === 'POST' && id === undefined) {
      const problem = kind === 'contacts' ? checkContact(data) : checkDeal(data, known)
      if (problem !== undefined) return fault(422, problem)
      const made = {
        status: 'ongoing',
        ...data,
        id: randomUUID().replaceAll('-', '').slice(0, 24),
        name: String(data.name),
        updated_at: stamp(),
      }
      list.push(made)
      return { status: 201, body: { data: made } }
    }
    const found = list.find((one) => one.id === id)
    if (method !== 'PUT') return fault(405, `${method} ${kind}`)
    if (found === undefined) return { status: 404, body: { errors: [{ detail: 'not found' }] } }
    const problem = kind === 'contacts' ? checkContactChange(data) : checkDealChange(data, known)
    if (problem !== undefined) return fault(422, problem)
    Object.assign(found, data, { updated_at: stamp() })
    return { status: 200, body: { data: found } }
  }

  function read(kind: string, id: string | undefined, below: string | undefined, query: URLSearchParams): Answer {
    const lists: Record<string, readonly Fields[]> = {
      ...{
        contacts,
        deals,
        pipelines: [{ id: 'pipe-1', name: 'Funil padrão' }],
        sources: [{ id: 'source-1', name: 'Portais' }],
      },
      users: [{ id: 'user-1', name: 'Vendas' }],
      lost_reasons: LOST_REASONS,
    }
    if (kind === 'pipelines' && below === 'stages') return page(STAGES, query)
    const list = lists[kind]
    if (list === undefined) return fault(404, `no ${kind}`)
    if (id !== undefined) {
      const found = list.find((one) => one.id === id)
      return found === undefined
        ? { status: 404, body: { errors: [{ detail: 'not found' }] } }
        : { status: 200, body: { data: found } }
    }
    const filter = query.get('filter')
    if (filter === null) return page(list, query)
    const matches = matchesFilter(filter)
    if (matches === undefined) return fault(400, `filter ${filter}`)
    const found = list.filter(matches)
    if (filter.startsWith('updated_at') && query.get('sort[updated_at]') !== 'asc')
      return fault(400, 'pages without an order repeat')
    return page(
      found.sort((one, other) => String(one.updated_at).localeCompare(String(other.updated_at))),
      query,
    )
  }

  function page(list: readonly Fields[], query: URLSearchParams): Answer {
    const [number, size] = [Number(query.get('page[number]') ?? 1), Number(query.get('page[size]') ?? 25)]
    if (!(number >= 1) || !(size >= 1 && size <= 200)) return fault(400, 'page out of range')
    return { status: 200, body: { data: list.slice((number - 1) * size, number * size), links: {} } }
  }

  function fault(status: number, said: string): Answer {
    faults.push(said)
    return { status, body: { errors: [{ detail: said }] } }
  }

  async function answer(request: IncomingMessage, body: string): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    requests.push({ method: request.method ?? '', path: url.pathname })
    if (url.pathname === '/oauth2/token' && request.method === 'POST') return token(request, body)
    if (url.pathname === '/oauth/authorize') return allow(url.searchParams)
    if (!url.pathname.startsWith('/crm/v2/')) return fault(404, url.pathname)
    const plan = planned !== undefined && planned.times > 0 ? planned : undefined
    if (plan !== undefined) plan.times -= 1
    const told = plan && {
      status: plan.status,
      body: { errors: [{ detail: 'planned' }] },
      ...(plan.retryAfter !== undefined && { retryAfter: plan.retryAfter }),
    }
    if (told !== undefined && plan?.silent !== true) return told
    if (access === '' || request.headers.authorization !== `Bearer ${access}`)
      return { status: 401, body: { errors: [{ detail: 'token' }] } }
    const done = crm(request.method ?? '', url, body, request.headers['content-type'] ?? '')
    return told ?? done
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on(
      'end',
      () => void answer(request, Buffer.concat(parts).toString('utf8')).then((told) => tell(response, told)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ app, contacts, deals, requests, faults, stages: STAGES },
    grant,
    refreshes: () => refreshed,
    expireAccess: () => {
      access = ''
    },
    revoke: () => {
      access = ''
      refresh = ''
    },
    holdRefreshes: () => {
      let letGo = () => {}
      gate = new Promise((resolve) => {
        letGo = resolve
      })
      return { letGo: () => letGo() }
    },
    answerNext: (times, status, how = {}) => {
      planned = { times, status, ...how }
    },
    closeDeal: (id, status, more) => {
      const deal = deals.find((one) => one.id === id)
      Object.assign(deal ?? {}, { status, updated_at: stamp(), ...more })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  status: number
  body: object
  retryAfter?: number
  location?: string
}

function tell(response: ServerResponse, { status, body, retryAfter, location }: Answer): void {
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  const on = location === undefined ? {} : { location }
  response.writeHead(status, { 'content-type': 'application/json', ...wait, ...on })
  response.end(JSON.stringify(body))
}

function dataOf(text: string): Fields | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Object.keys(body).join() !== 'data') return undefined
    const { data } = body as { data: unknown }
    return typeof data === 'object' && data !== null ? { ...data } : undefined
  } catch {
    return undefined
  }
}
