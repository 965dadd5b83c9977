import { z } from 'zod'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient, HttpResponse } from '../../platform/http-client.ts'

export interface RdPlace {
  /** `https://api.rd.services` */
  apiOrigin: string
  /** `https://accounts.rdstation.com` */
  accountsOrigin: string
  clientId: string
  clientSecret: string
  /** Where it sends browsers back to; the same as its app says. */
  returnUrl: string
}

/**
 * `later`: it was not carried out, and may be asked again after so many seconds. `unknown`: it may have been carried out.
 * `unauthorized`: the token is taken no more. `refused`: asked again, it is refused again.
 */
export type RdAnswer<Value> =
  | { ok: true; value: Value }
  | {
      ok: false
      outcome: 'unauthorized' | 'later' | 'unknown' | 'refused'
      status: number | null
      retryAfter: number | undefined
      detail: string
    }

export interface RdTokens {
  access_token: string
  refresh_token: string
  expires_in: number
}

export interface NewContact {
  name: string
  emails: { email: string }[]
  phones: { phone: string; type: string }[]
}

export interface DealChange {
  name?: string
  stage_id?: string
  owner_id?: string
  source_id?: string
  status?: 'ongoing' | 'won' | 'lost'
  contact_ids?: string[]
  custom_fields?: Record<string, string>
}

const Tokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().min(0),
})
const Id = z.union([z.string().min(1), z.number()]).transform(String)
const Named = z.looseObject({ id: Id, name: z.string().default('') })
const Contact = Named.extend({
  emails: z.array(z.looseObject({ email: z.string().default('') })).nullish(),
  phones: z.array(z.looseObject({ phone: z.string().default('') })).nullish(),
})
const Deal = Named.extend({
  status: z.string().default('ongoing'),
  total_price: z.coerce.number().nullish(),
  lost_reason_id: Id.nullish(),
  updated_at: z.string().nullish(),
})
export type RdContact = z.output<typeof Contact>
export type RdDeal = z.output<typeof Deal>
const one = <Value>(of: z.ZodType<Value>): z.ZodType<Value> =>
  z.looseObject({ data: of }).transform(({ data }) => data as Value)
const listOf = <Value>(of: z.ZodType<Value>): z.ZodType<Value[]> => one(z.array(of))

const PAGE_SIZE = 100
const TIMEOUT_MS = 20_000

/**
 * RD Station CRM, API v2: bodies are `{data}`, 120 requests a minute and then 429 with Retry-After in seconds; the refresh token
 * rotates each time. https://developers.rdstation.com/reference/crm-v2-introduction
 */
export function createRdClient(http: Pick<HttpClient, 'request'>, place: RdPlace) {
  const token = (grant: Record<string, string>): Promise<RdAnswer<RdTokens>> =>
    ask(http, Tokens, {
      url: `${place.apiOrigin}/oauth2/token`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        ...{ client_id: place.clientId, client_secret: place.clientSecret, redirect_uri: place.returnUrl },
        ...grant,
      }).toString(),
    })

  return {
    authorizeUrl(state: string): string {
      const query = new URLSearchParams({
        ...{ response_type: 'code', client_id: place.clientId, redirect_uri: place.returnUrl, state },
      })
      return `${place.accountsOrigin}/oauth/authorize?${query}`
    },
    exchange: (code: string) => token({ grant_type: 'authorization_code', code }),
    refresh: (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    as: (accessToken: string) => {
      const call = <Value>(
        shape: z.ZodType<Value>,
        path: string,
        sent?: { method: 'POST' | 'PUT'; data: object },
      ): Promise<RdAnswer<Value>> =>
        ask(http, shape, {
          url: `${place.apiOrigin}/crm/v2${path}`,
          method: sent?.method ?? 'GET',
          headers: {
            ...{ authorization: `Bearer ${accessToken}`, accept: 'application/json' },
            ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(sent === undefined ? {} : { body: JSON.stringify({ data: sent.data }) }),
        })
      const named = (path: string) => call(listOf(Named), `${path}?${pageQuery(1)}`)
      const withName = (name: string) => new URLSearchParams({ filter: `name:${quote(name)}` })
      return {
        findContacts: (name: string) => call(listOf(Contact), `/contacts?${withName(name)}&${pageQuery(1)}`),
        createContact: (data: NewContact) => call(one(Named), '/contacts', { method: 'POST', data }),
        updateContact: (id: string, data: NewContact) =>
          call(one(Named), `/contacts/${encodeURIComponent(id)}`, { method: 'PUT', data }),
        findDeals: (name: string) => call(listOf(Deal), `/deals?${withName(name)}&${pageQuery(1)}`),
        createDeal: (data: DealChange) => call(one(Named), '/deals', { method: 'POST', data }),
        updateDeal: (id: string, data: DealChange) =>
          call(one(Named), `/deals/${encodeURIComponent(id)}`, { method: 'PUT', data }),
        getDeal: (id: string) => call(one(Deal), `/deals/${encodeURIComponent(id)}`),
        /** Changed since, the oldest first: without an order pages repeat. */
        listDeals: (since: Date, page: number) => {
          const at = since.toISOString().slice(0, 19).replace('T', ' ')
          const filter = new URLSearchParams({ filter: `updated_at:>="${at}"`, 'sort[updated_at]': 'asc' })
          return call(listOf(Deal), `/deals?${filter}&${pageQuery(page)}`)
        },
        getLostReason: (id: string) => call(one(Named), `/lost_reasons/${encodeURIComponent(id)}`),
        listPipelines: () => named('/pipelines'),
        listStages: (pipelineId: string) => named(`/pipelines/${encodeURIComponent(pipelineId)}/stages`),
        listSources: () => named('/sources'),
        listOwners: () => named('/users'),
      }
    },
  }
}
export type RdClient = ReturnType<typeof createRdClient>
export type RdSession = ReturnType<RdClient['as']>
export const RD_PAGE_SIZE = PAGE_SIZE

const pageQuery = (page: number) =>
  new URLSearchParams({ 'page[number]': String(page), 'page[size]': String(PAGE_SIZE) })
/** As its query language quotes a text; it knows no escape. */
const quote = (text: string) => `"${text.replaceAll(/["\\]/g, ' ')}"`

async function ask<Value>(
  http: Pick<HttpClient, 'request'>,
  shape: z.ZodType<Value>,
  request: Parameters<HttpClient['request']>[0],
): Promise<RdAnswer<Value>> {
  let answer: HttpResponse
  try {
    answer = await http.request({ ...request, timeoutMs: TIMEOUT_MS })
  } catch (error) {
    if (!(error instanceof HttpClientError) || error.code === 'http_aborted') throw error
    return { ok: false, outcome: 'unknown', status: null, retryAfter: undefined, detail: error.code }
  }
  const { status } = answer
  const said = answer.body.toString('utf8')
  const failed = (outcome: 'unauthorized' | 'later' | 'unknown' | 'refused', detail: string) => {
    const seconds = Number(answer.headers['retry-after'])
    return {
      ok: false as const,
      outcome,
      status,
      retryAfter: seconds > 0 ? Math.min(seconds, 86_400) : undefined,
      detail,
    }
  }
  if (status === 429) return failed('later', excerpt(said))
  if (status === 401) return failed('unauthorized', excerpt(said))
  if (status >= 500 || status === 408) return failed('unknown', excerpt(said))
  if (status < 200 || status > 299) return failed('refused', excerpt(said))
  const read = shape.safeParse(parse(said))
  return read.success ? { ok: true, value: read.data } : failed('unknown', 'unexpected answer')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const excerpt = (text: string): string => text.replaceAll('\0', '').slice(0, 500).toWellFormed()
