import type { WhatsappTemplate } from '@recado/contracts/whatsapp-templates'
import { z } from 'zod'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient, HttpResponse } from '../../platform/http-client.ts'
import type { GraphMessage } from './graph-message.ts'
import { GraphTemplate, readTemplate } from './read-template.ts'

export interface CloudPlace {
  /** Of the Graph API, `https://graph.facebook.com`. */
  origin: string
  /** `v26.0`: configuration, as Meta ends each after two years. */
  version: string
  phoneNumberId: string
  accessToken: string
}

/**
 * What came of a request. `later`: it was not carried out and may be asked again. `unknown`: it may have been carried out.
 */
export type GraphAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; outcome: 'refused' | 'later' | 'unknown'; code: number | undefined; detail: string }

export interface GraphClient {
  /** @returns the message's id */
  send(message: GraphMessage): Promise<GraphAnswer<string>>
  /** Marks as read, and shows that an answer is being written: Meta knows the second only with the first. */
  markRead(messageId: string, shown: { typing: boolean }): Promise<GraphAnswer<true>>
  /** Whose number it is, as people see it: by this it is found out whether what was entered is right. */
  readNumber(): Promise<GraphAnswer<{ number: string; name: string | null }>>
  /** What is approved of a WhatsApp Business account, and how much of it cannot be filled by words alone. */
  listTemplates(wabaId: string): Promise<GraphAnswer<{ items: WhatsappTemplate[]; left_out: number }>>
  /** The bytes of a file that came with a message. */
  fetchFile(mediaId: string, maxBytes: number): Promise<GraphAnswer<{ bytes: Buffer; mime: string }>>
}

const Sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) })
const FileAddress = z.looseObject({ url: z.url({ protocol: /^https?$/ }), mime_type: z.string().default('') })
const PhoneNumber = z.looseObject({ display_phone_number: z.string(), verified_name: z.string().optional() })
const GraphError = z.looseObject({
  error: z.looseObject({
    code: z.number().optional(),
    message: z.string().default(''),
    is_transient: z.boolean().optional(),
    error_data: z.looseObject({ details: z.string().optional() }).optional(),
  }),
})

/** Too many requests, of the app, the account, the number or the pair of numbers: none of them was carried out. */
const SLOW_DOWN: ReadonlySet<number> = new Set([4, 17, 32, 613, 80007, 130429, 131056])
const Templates = z.looseObject({
  data: z.array(GraphTemplate),
  paging: z
    .looseObject({ cursors: z.looseObject({ after: z.string() }).optional(), next: z.string().optional() })
    .optional(),
})
const TIMEOUT_MS = 20_000
/** Of 100 templates each: an account has 6,000 at most. */
const PAGES_MAX = 60

export function createGraphClient(http: HttpClient, place: CloudPlace): GraphClient {
  const root = `${place.origin}/${place.version}`
  const authorization = { authorization: `Bearer ${place.accessToken}` }
  const post = (body: object) =>
    ask(http, {
      url: `${root}/${place.phoneNumberId}/messages`,
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      timeoutMs: TIMEOUT_MS,
    })

  return {
    async send(message) {
      const answer = await post(message)
      if (!answer.ok) return answer
      const sent = Sent.safeParse(parse(answer.value))
      // Answered with 200 and no id: what it did is not known.
      if (!sent.success) return { ok: false, outcome: 'unknown', code: undefined, detail: 'no id in the answer' }
      return { ok: true, value: sent.data.messages[0]?.id ?? '' }
    },
    async markRead(messageId, { typing }) {
      const answer = await post({
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
        ...(typing ? { typing_indicator: { type: 'text' } } : {}),
      })
      return answer.ok ? { ok: true, value: true } : answer
    },
    async readNumber() {
      const fields = 'display_phone_number,verified_name'
      const answer = await ask(http, {
        url: `${root}/${place.phoneNumberId}?fields=${fields}`,
        headers: authorization,
        timeoutMs: TIMEOUT_MS,
      })
      if (!answer.ok) return answer
      const number = PhoneNumber.safeParse(parse(answer.value))
      if (!number.success) return { ok: false, outcome: 'refused', code: undefined, detail: 'no number in the answer' }
      return { ok: true, value: { number: number.data.display_phone_number, name: number.data.verified_name ?? null } }
    },
    async listTemplates(wabaId) {
      const items: WhatsappTemplate[] = []
      let approved = 0
      let after: string | undefined
      for (let page = 0; page < PAGES_MAX; page++) {
        const query = new URLSearchParams({
          ...{ fields: 'name,language,status,category,components', status: 'APPROVED', limit: '100' },
          ...(after !== undefined && { after }),
        })
        const url = `${root}/${encodeURIComponent(wabaId)}/message_templates?${query}`
        const answer = await ask(http, { url, headers: authorization, timeoutMs: TIMEOUT_MS })
        if (!answer.ok) return answer
        const { data } = Templates.safeParse(parse(answer.value))
        if (data === undefined)
          return { ok: false, outcome: 'refused', code: undefined, detail: 'no templates in the answer' }
        const listed = data.data.filter(({ status }) => status === 'APPROVED')
        approved += listed.length
        items.push(...listed.map(readTemplate).filter((template) => template !== undefined))
        after = data.paging?.next === undefined ? undefined : data.paging.cursors?.after
        if (after === undefined) break
      }
      return { ok: true, value: { items, left_out: approved - items.length } }
    },
    async fetchFile(mediaId, maxBytes) {
      const found = await ask(http, {
        url: `${root}/${encodeURIComponent(mediaId)}`,
        headers: authorization,
        timeoutMs: TIMEOUT_MS,
      })
      if (!found.ok) return found
      const address = FileAddress.safeParse(parse(found.value))
      if (!address.success)
        return { ok: false, outcome: 'refused', code: undefined, detail: 'no address in the answer' }
      const { url, mime_type: mime } = address.data
      const file = await ask(http, { url, headers: authorization, timeoutMs: 120_000, maxResponseBytes: maxBytes })
      return file.ok ? { ok: true, value: { bytes: file.value.body, mime } } : file
    },
  }
}

async function ask(
  http: HttpClient,
  request: Parameters<HttpClient['request']>[0],
): Promise<GraphAnswer<HttpResponse>> {
  try {
    const response = await http.request(request)
    return response.status >= 200 && response.status < 300 ? { ok: true, value: response } : readRefusal(response)
  } catch (error) {
    if (!(error instanceof HttpClientError)) throw error
    const neverArrived = error.code === 'http_connect_failed' || error.code === 'http_name_unresolved'
    const isTooLarge = error.code === 'http_response_too_large'
    const outcome = neverArrived ? 'later' : isTooLarge ? 'refused' : 'unknown'
    return { ok: false, outcome, code: undefined, detail: error.code }
  }
}

function readRefusal(response: HttpResponse): GraphAnswer<never> {
  const { error } = GraphError.safeParse(parse(response)).data ?? { error: undefined }
  const code = error?.code
  const detail = (error?.error_data?.details ?? error?.message ?? `${response.status}`).slice(0, 500)
  const isBusy = response.status === 429 || (code !== undefined && SLOW_DOWN.has(code)) || error?.is_transient === true
  if (isBusy) return { ok: false, outcome: 'later', code, detail }
  // A fault of Meta's own without a word of what it is of: it may have gone out.
  return { ok: false, outcome: response.status >= 500 ? 'unknown' : 'refused', code, detail }
}

function parse({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
