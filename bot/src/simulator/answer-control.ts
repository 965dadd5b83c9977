import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { DriverContent } from '../driver/driver.ts'
import { isLocalRequest } from './is-local-request.ts'
import type { SimulatedNetwork } from './simulated-network.ts'
import type { SimulatedPhone } from './simulated-phone.ts'

const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/)
const Lid = z.string().regex(/^\d{1,24}@lid$/)
const Customer = z.object({ phone: Phone, lid: Lid, name: z.string().max(200) })
const Addressing = z.enum(['lid', 'phone', 'both']).default('lid')

/** What people do to a phone, each by its name: the page of the simulator presses these, and so may a program. */
const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('scan') }),
  z.object({ act: z.literal('expire-qr') }),
  z.object({ act: z.literal('cut') }),
  z.object({ act: z.literal('mend') }),
  z.object({ act: z.literal('log-out') }),
  z.object({ act: z.literal('ban') }),
  z.object({ act: z.literal('unban') }),
  z.object({ act: z.literal('replace') }),
  z.object({ act: z.literal('passkey'), required: z.boolean() }),
  z.object({ act: z.literal('restrict'), until: z.iso.datetime().nullable(), used: z.number(), limit: z.number() }),
  z.object({ act: z.literal('free') }),
  z.object({ act: z.literal('require-version'), version: z.string().nullable() }),
  z.object({ act: z.literal('swallow'), count: z.number().int().min(0) }),
  z.object({ act: z.literal('receipts'), when: z.enum(['at once', 'late', 'never']) }),
  z.object({ act: z.literal('read'), message_id: z.string() }),
  z.object({ act: z.literal('meet'), customer: Customer }),
  z.object({
    ...{ act: z.literal('say'), customer: Customer, text: z.string().min(1).max(65_536), addressing: Addressing },
    /** Written on the shop's own phone, to this customer. */
    from_me: z.boolean().default(false),
    forwarded: z.boolean().default(false),
    /** A message of the same chat that this one answers. */
    quoted: z.string().optional(),
    /** The advertisement that it comes from. */
    ad: z.object({ headline: z.string().max(200), ctwa_clid: z.string().max(200) }).optional(),
  }),
  z.object({
    ...{ act: z.literal('send-file'), customer: Customer, from_me: z.boolean().default(false) },
    kind: z.enum(['image', 'voice', 'document']),
    /** As `POST /media` gave it. */
    source: z.url(),
    mime: z.string().max(200),
    name: z.string().max(200).optional(),
    bytes: z.number().int().optional(),
    duration_s: z.number().optional(),
    caption: z.string().max(1_000).default(''),
  }),
  z.object({
    ...{ act: z.literal('locate'), customer: Customer, name: z.string().max(200).default('') },
    ...{ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) },
  }),
  z.object({
    act: z.literal('react'),
    customer: Customer,
    message_id: z.string(),
    emoji: z.string().max(64).nullable(),
  }),
  z.object({
    act: z.literal('rewrite'),
    customer: Customer,
    message_id: z.string(),
    text: z.string().min(1).max(65_536),
  }),
  z.object({ act: z.literal('take-back'), customer: Customer, message_id: z.string() }),
  z.object({
    act: z.literal('burst'),
    customer: Customer,
    count: z.number().int().min(1).max(1_000),
    text: z.string(),
  }),
  z.object({
    act: z.literal('album'),
    customer: Customer,
    count: z.number().int().min(1).max(30),
    caption: z.string(),
    /** Pictures that were uploaded, one a place; without them each is a pixel. */
    sources: z.array(z.url()).max(30).default([]),
  }),
])
export type Act = z.output<typeof Act>

/** One transparent pixel: what an album is made of when nobody gives pictures. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export async function answerControl(
  network: SimulatedNetwork,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  if (!isLocalRequest(request)) return answer(403, { error: 'for this machine only' })
  const address = /^\/phones(?:\/([+\w]+)(?:\/([a-z-]+))?)?$/.exec(decodeURIComponent(request.url ?? ''))
  if (address === null) return answer(404, { error: 'no such address' })
  const [, number, place] = address
  if (request.method === 'GET' && number === undefined) return answer(200, [...network.phones.values()].map(viewOf))
  const phone = number === undefined ? undefined : network.find(number)
  if (phone === undefined) return answer(404, { error: 'no such phone' })
  if (request.method === 'GET') return answer(200, place === 'log' ? phone.log : phone.view())
  const given = Act.safeParse({ ...(await readBody(request)), act: place })
  if (!given.success) return answer(400, { error: z.prettifyError(given.error) })
  answer(200, { result: play(network, phone, given.data) ?? null })
}

/** Does to a phone what a person does. */
export function play(network: SimulatedNetwork, phone: SimulatedPhone, act: Act): unknown {
  switch (act.act) {
    case 'scan':
      return phone.scan()
    case 'expire-qr':
      return phone.expireQr()
    case 'cut':
      return phone.cutLine()
    case 'mend':
      return phone.mendLine()
    case 'log-out':
      return phone.unlink()
    case 'ban':
      return phone.ban()
    case 'unban':
      return phone.unban()
    case 'replace':
      return phone.replace()
    case 'passkey':
      return phone.requirePasskey(act.required)
    case 'restrict':
      return phone.restrict({ until: act.until, used: act.used, limit: act.limit })
    case 'free':
      return phone.restrict(undefined)
    case 'require-version':
      return phone.requireVersion(act.version ?? undefined)
    case 'swallow':
      return phone.swallowAnswers(act.count)
    case 'receipts':
      return phone.setReceipts(act.when)
    case 'read':
      return phone.read(act.message_id)
    case 'meet':
      return phone.meet(act.customer)
    case 'say':
      return say(phone, act)
    case 'send-file':
      return phone.say(act.customer, contentOf(act), { fromMe: act.from_me })
    case 'locate': {
      const { latitude, longitude, name } = act
      return phone.say(act.customer, { kind: 'location', latitude, longitude, name, address: '', live: false })
    }
    case 'react':
      return phone.react(act.customer, act.message_id, act.emoji ?? undefined)
    case 'rewrite':
      return phone.rewrite(act.customer, act.message_id, act.text)
    case 'take-back':
      return phone.takeBack(act.customer, act.message_id)
    case 'burst':
      return Array.from({ length: act.count }, (_, n) =>
        phone.say(act.customer, { kind: 'text', text: `${act.text} ${n + 1}` }),
      )
    case 'album':
      return phone.sayAlbum(
        act.customer,
        Array.from({ length: act.count }, (_, n) => picture(network, n === 0 ? act.caption : '', act.sources[n])),
      )
  }
}

function say(phone: SimulatedPhone, act: Act & { act: 'say' }): string {
  const { customer, text, addressing, from_me: fromMe, forwarded, ad } = act
  const answered = act.quoted === undefined ? undefined : phone.find(act.quoted)
  const quoted = answered && { messageId: answered.messageId, body: wordsOf(answered.content) }
  const referral = ad && { ...ad, source_id: null, source_url: null, body: null }
  return phone.say(customer, { kind: 'text', text }, { addressing, fromMe, forwarded, quoted, referral })
}

function contentOf(act: Act & { act: 'send-file' }): DriverContent {
  const { kind, source, mime, name, bytes, duration_s: durationS, caption } = act
  const media = { source, mime, name, bytes, durationS }
  return kind === 'voice' ? { kind, media } : { kind, media, caption }
}

/** What a quotation shows of a message. */
function wordsOf(content: unknown): string {
  const { text, caption } = content as { text?: string; caption?: string }
  return text ?? caption ?? ''
}

function picture(network: SimulatedNetwork, caption: string, uploaded?: string): DriverContent & { kind: 'image' } {
  const source = uploaded ?? network.keepMedia(PIXEL, 'image/png')
  const bytes = uploaded === undefined ? PIXEL.byteLength : undefined
  const media = { source, mime: 'image/png', name: undefined, bytes, durationS: undefined }
  return { kind: 'image', media, caption }
}

function viewOf(phone: SimulatedPhone): object {
  return phone.view()
}

async function readBody(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}
