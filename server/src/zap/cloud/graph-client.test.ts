import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { type CloudApiStandIn, startCloudApi } from '@recado/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpClient } from '../../platform/http-client.ts'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import { type GraphOrder, graphMessage } from './graph-message.ts'

const PLACE = { phoneNumberId: '106540352242922', accessToken: 'a-token-of-the-company', version: 'v26.0' }
const ana = { ...NOBODY, phone: '+5511987654321' }

let meta: CloudApiStandIn
let http: HttpClient
let client: GraphClient

beforeEach(async () => {
  meta = await startCloudApi(PLACE)
  http = createHttpClient({ allowPrivate: true })
  client = createGraphClient(http, { ...PLACE, origin: meta.origin })
})
afterEach(async () => {
  await Promise.all([meta.close(), http.close()])
})

function order(more: Partial<GraphOrder> = {}): GraphOrder {
  return { to: ana, content: { kind: 'text', text: 'Bom dia' }, callbackData: 'send-1', ...more }
}

const media = { url: 'https://arquivos.exemplo.com.br/a', mime: 'image/jpeg', name: 'Onix.jpg' }
const options = [
  { id: '1', title: 'Comprar' },
  { id: '2', title: 'Vender' },
]

describe('what is sent to Meta', () => {
  it.each<[string, Partial<GraphOrder>]>([
    ['a text', {}],
    ['a text that quotes', { quoted: 'wamid.q' }],
    ['a picture', { content: { kind: 'image', media, caption: 'Branco' } }],
    ['a video', { content: { kind: 'video', media, caption: '' } }],
    ['a document', { content: { kind: 'document', media, caption: '' } }],
    ['an audio', { content: { kind: 'audio', media } }],
    ['a recording', { content: { kind: 'voice', media } }],
    ['a sticker', { content: { kind: 'sticker', media } }],
    ['a place', { content: { kind: 'location', latitude: -23.5, longitude: -46.6, name: 'Loja', address: '' } }],
    ['contacts', { content: { kind: 'contacts', contacts: [{ name: 'Bia', phones: ['+5511999990000'] }] } }],
    ['a reaction', { content: { kind: 'reaction', message_id: 'w', from_me: false, emoji: '👍' } }],
    ['a reaction taken away', { content: { kind: 'reaction', message_id: 'w', from_me: false, emoji: null } }],
    ['buttons', { interactive: { kind: 'buttons', text: 'O que procura?', options } }],
    ['a list', { interactive: { kind: 'list', text: 'O que procura?', label: 'Ver', options } }],
    ['options that are too long, as words', { interactive: { kind: 'buttons', text: 'x'.repeat(2_000), options } }],
  ])('%s is as the document wants it', async (_what, more) => {
    expect(await client.send(graphMessage(order(more)))).toMatchObject({ ok: true })
    expect(meta.faults).toEqual([])
    expect(meta.arrived).toHaveLength(1)
    expect(meta.arrived[0]).toMatchObject({ to: '5511987654321', message: { biz_opaque_callback_data: 'send-1' } })
  })

  it('reaches somebody of whom there is a user id alone', async () => {
    const to = { ...NOBODY, bsuid: 'BR.1502576394655843', username: 'ana.sp' }
    expect(await client.send(graphMessage(order({ to })))).toMatchObject({ ok: true })
    expect(meta.arrived.map((one) => one.to)).toEqual(['BR.1502576394655843'])
    // Answered with 200, and never on a phone.
    expect(meta.dropped).toEqual([])
  })

  it('goes to the phone where both are known, and to nobody without either', () => {
    const both = { ...ana, bsuid: 'BR.1', lid: '77@lid' }
    expect(graphMessage(order({ to: both }))).toMatchObject({ to: '5511987654321' })
    expect(graphMessage(order({ to: both }))).not.toHaveProperty('recipient')
    expect(() => graphMessage(order({ to: { ...NOBODY, lid: '77@lid' } }))).toThrow('not sayable')
    expect(() => graphMessage(order({ to: { group: '120363@g.us' } }))).toThrow('not sayable')
  })
})

describe('an answer of Meta', () => {
  const send = () => client.send(graphMessage(order()))

  it('may leave open whether the message went out', async () => {
    meta.next('cut')
    expect(await send()).toMatchObject({ ok: false, outcome: 'unknown' })
    expect(meta.arrived).toHaveLength(1)
    meta.next({ status: 500 })
    expect(await send()).toMatchObject({ ok: false, outcome: 'unknown' })
  })

  it('may ask for patience', async () => {
    meta.next({ status: 429, code: 130429 })
    expect(await send()).toMatchObject({ ok: false, outcome: 'later', code: 130429 })
    meta.next({ status: 400, code: 131056 })
    expect(await send()).toMatchObject({ ok: false, outcome: 'later' })
    meta.next({ status: 500, code: 1, transient: true })
    expect(await send()).toMatchObject({ ok: false, outcome: 'later' })
  })

  it('may refuse for good, with a reason', async () => {
    meta.next({ status: 400, code: 131026, details: 'Message undeliverable' })
    expect(await send()).toEqual({ ok: false, outcome: 'refused', code: 131026, detail: 'Message undeliverable' })
    await meta.close()
    expect(await send()).toMatchObject({ ok: false, outcome: 'later' })
  })

  it('may be that the version has ended', async () => {
    const old = createGraphClient(http, { ...PLACE, origin: meta.origin, version: 'v20.0' })
    expect(await old.send(graphMessage(order()))).toMatchObject({ ok: false, outcome: 'refused', code: 2635 })
  })
})

it('reads whose number it is, and says when the token is not its', async () => {
  expect(await client.readNumber()).toEqual({ ok: true, value: { number: '+55 11 3000-0000', name: 'RobustCar' } })
  const stranger = createGraphClient(http, { ...PLACE, origin: meta.origin, accessToken: 'of-somebody-else-entirely' })
  expect(await stranger.readNumber()).toMatchObject({ ok: false, outcome: 'refused', code: 190 })
})

it('marks as read and shows typing in one call', async () => {
  expect(await client.markRead('wamid.a', { typing: true })).toEqual({ ok: true, value: true })
  expect(meta.readMarks).toEqual([{ messageId: 'wamid.a', typing: true }])
})

it('fetches files within a size', async () => {
  meta.files.set('m1', { bytes: Buffer.alloc(2_000, 7), mime: 'image/jpeg' })
  expect(await client.fetchFile('m1', 5_000)).toMatchObject({ ok: true, value: { mime: 'image/jpeg' } })
  expect(await client.fetchFile('m1', 1_000)).toMatchObject({ ok: false, outcome: 'refused' })
  expect(await client.fetchFile('gone', 1_000)).toMatchObject({ ok: false, outcome: 'refused' })
})
