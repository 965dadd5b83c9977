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
  z.object({ act: z.literal('replace') }),
  z.object({ act: z.literal('passkey'), required: z.boolean() }),
  z.object({ act: z.literal('restrict'), until: z.iso.datetime().nullable(), used: z.number(), limit: z.number() }),
  z.object({ act: z.literal('free') }),
  z.object({ act: z.literal('require-version'), version: z.string().nullable() }),
  z.object({ act: z.literal('swallow'), count: z.number().int().min(0) }),
  z.object({ act: z.literal('receipts'), when: z.enum(['at once', 'late', 'never']) }),
  z.object({ act: z.literal('read'), message_id: z.string() }),
  z.object({ act: z.literal('say'), customer: Customer, text: z.string().min(1).max(65_536), addressing: Addressing }),
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
  const address = /^\/phones(?:\/(\+\d+)(?:\/([a-z-]+))?)?$/.exec(request.url ?? '')
  if (address === null) return answer(404, { error: 'no such address' })
  const [, number, place] = address
  if (request.method === 'GET' && number === undefined) return answer(200, [...network.phones.values()].map(viewOf))
  const phone = number === undefined ? undefined : network.phones.get(number)
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
    case 'say':
      return phone.say(act.customer, { kind: 'text', text: act.text }, { addressing: act.addressing })
    case 'burst':
      return Array.from({ length: act.count }, (_, n) =>
        phone.say(act.customer, { kind: 'text', text: `${act.text} ${n + 1}` }),
      )
    case 'album':
      return phone.sayAlbum(
        act.customer,
        Array.from({ length: act.count }, (_, n) => picture(network, n === 0 ? act.caption : '')),
      )
  }
}

function picture(network: SimulatedNetwork, caption: string): DriverContent & { kind: 'image' } {
  const source = network.keepMedia(PIXEL, 'image/png')
  const media = { source, mime: 'image/png', name: undefined, bytes: PIXEL.byteLength, durationS: undefined }
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
