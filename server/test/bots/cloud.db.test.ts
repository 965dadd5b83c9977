import { createHmac, randomUUID } from 'node:crypto'
import { CLOUD_WEBHOOK_PATH } from '@recado/contracts/cloud-endpoints'
import { encodeId } from '@recado/contracts/ids'
import { type CloudApiStandIn, startCloudApi } from '@recado/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendMessage } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { changeConnection, findConnection, planCheck, storeAccess } from '../../src/zap/connections/index.ts'
import { readCosts } from '../../src/zap/costs/index.ts'
import { handOverSends } from '../../src/zap/workflows/hand-over-sends.ts'
import { listTemplates } from '../../src/zap/workflows/list-templates.ts'
import { prepareSends } from '../../src/zap/workflows/prepare-sends.ts'
import { sendByCloud } from '../../src/zap/workflows/send-by-cloud.ts'
import { sendTemplate } from '../../src/zap/workflows/send-template.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type BotScene, openBotScene } from './bot-scene.ts'

const NUMBER = '106540352242922'
const ACCESS = {
  ...{ phone_number_id: NUMBER, waba_id: '102290129340398', access_token: 'a-token-of-the-company' },
  ...{ app_secret: 'the-secret-of-the-app', verify_token: 'asked-by-meta' },
}
const clock = advancingClock('2026-11-20T15:00:00Z')

let meta: CloudApiStandIn
let house: TestHouse
let scene: BotScene
beforeAll(async () => {
  meta = await startCloudApi({
    wabaId: ACCESS.waba_id,
    phoneNumberId: NUMBER,
    accessToken: ACCESS.access_token,
    version: 'v26.0',
  })
  house = await openTestHouse({ clock, env: { CLOUD_API_ORIGIN: meta.origin } })
})
afterAll(async () => {
  await house.close()
  await meta.close()
})
beforeEach(async () => {
  scene = await openBotScene(house, { driver: 'cloud' })
  const stored = storeAccess(house.services.keyring, scene.tenant.id, 'cloud', ACCESS)
  await scene.within((scope) => changeConnection(scope, scene.bot.connectionId, stored))
  for (const list of [meta.arrived, meta.dropped, meta.faults, meta.readMarks]) list.length = 0
})

function url(tenantId: string = scene.tenant.id): string {
  return CLOUD_WEBHOOK_PATH.replace(':id', encodeId('ten', tenantId)).replace(
    ':connection',
    encodeId('wac', scene.bot.connectionId),
  )
}

function post(payload: string, secret = ACCESS.app_secret, to = url()) {
  const signature = `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  return house.app.inject({ method: 'POST', url: to, headers, payload })
}

async function deliver(value: object, number = NUMBER): Promise<void> {
  const metadata = { phone_number_id: number, display_phone_number: '551130000000' }
  const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }]
  const answer = await post(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] }))
  expect(answer.statusCode).toBe(200)
  await house.drain()
}

const seconds = () => String(Math.floor(clock.now().getTime() / 1_000))
const text = (body: string, more: object = {}) => ({
  ...{ id: `wamid.${randomUUID()}`, from: '5511987654321', timestamp: seconds(), type: 'text', text: { body } },
  ...more,
})

async function answer(body: string, data: Record<string, unknown> = {}): Promise<number> {
  const seq = await write(body, data)
  await house.drain()
  return seq
}

async function write(body: string, data: Record<string, unknown> = {}): Promise<number> {
  const [conversation] = await scene.conversations()
  const { message } = await scene.within((scope) =>
    sendMessage(scope, {
      ...{
        conversationId: conversation?.id as never,
        clientId: randomUUID(),
        kind: 'text',
        direction: 'out',
        body,
        data,
      },
      author: { kind: 'api', id: randomUUID(), name: 'Bia' },
    }),
  )
  return Number(message.seq)
}

async function deliveryOf(seq: number): Promise<unknown> {
  return (await scene.messages()).find((message) => Number(message.seq) === seq)?.data.delivery
}

const status = (id: string | undefined, state: string, more: object = {}) => ({
  statuses: [{ id, status: state, timestamp: seconds(), recipient_id: '5511987654321', ...more }],
})

describe('the door', () => {
  test('gives the challenge back to who knows the token', async () => {
    const ask = (token: string) =>
      house.app.inject({ url: `${url()}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444` })
    const right = await ask(ACCESS.verify_token)
    expect([right.statusCode, right.body]).toEqual([200, '1158201444'])
    expect(right.headers['content-type']).toContain('text/plain')
    expect((await ask('guessed')).statusCode).toBe(403)
  })

  test('takes nothing that the app did not sign, nor by the path of another company', async () => {
    const other = await openBotScene(house, { driver: 'cloud' })
    const payload = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
    expect((await post(payload, 'another-secret')).statusCode).toBe(401)
    expect((await post(payload, ACCESS.app_secret, url(other.tenant.id))).statusCode).toBe(404)
    expect((await post('{', ACCESS.app_secret)).statusCode).toBe(400)
    expect((await post(payload)).statusCode).toBe(200)
  })
})

test('a number is connected once Meta has answered for it, and says when the token is refused', async () => {
  const state = async () => (await scene.within((scope) => findConnection(scope, scene.bot.connectionId)))?.state
  await scene.within((scope) => planCheck(scope, scene.bot.connectionId))
  await house.drain()
  expect(await state()).toBe('connected')
  const wrong = storeAccess(house.services.keyring, scene.tenant.id, 'cloud', {
    ...ACCESS,
    access_token: 'x'.repeat(30),
  })
  await scene.within((scope) => changeConnection(scope, scene.bot.connectionId, wrong))
  clock.advance(1_000)
  await scene.within((scope) => planCheck(scope, scene.bot.connectionId))
  await house.drain()
  expect(await state()).toBe('failed')
})

describe('what customers write', () => {
  test('arrives once, however often Meta delivers it, and in its order', async () => {
    const value = {
      contacts: [{ profile: { name: 'Ana' }, wa_id: '5511987654321' }],
      messages: [text('um'), text('dois')],
    }
    await deliver(value)
    await deliver(value)
    expect((await scene.messages()).map(({ body, author_name }) => [body, author_name])).toEqual([
      ['um', 'Ana'],
      ['dois', 'Ana'],
    ])
    expect(await waiting()).toBe(0)
  })

  test('is of this number alone, and what is malformed takes nothing with it', async () => {
    await deliver({ messages: [text('de outro número')] }, '999999999999')
    await deliver({ messages: [{ id: 1 }, text('deste')] })
    expect((await scene.messages()).map(({ body }) => body)).toEqual(['deste'])
  })

  test('is one person by phone and by user id, and is answered where they have no phone', async () => {
    await deliver({ contacts: [{ user_id: 'BR.77', wa_id: '5511987654321' }], messages: [text('tenho número')] })
    await deliver({ messages: [text('agora não', { from: undefined, from_user_id: 'BR.77' })] })
    expect(await scene.contacts()).toHaveLength(1)
    await deliver({ messages: [text('só apelido', { from: undefined, from_user_id: 'BR.99' })] })
    expect(await scene.contacts()).toHaveLength(2)
    const conversation = (await scene.messages()).find(({ body }) => body === 'só apelido')?.conversation_id
    await scene.within((scope) =>
      sendMessage(scope, {
        ...{
          conversationId: conversation as never,
          clientId: randomUUID(),
          kind: 'text',
          direction: 'out',
          body: 'Oi!',
        },
        author: { kind: 'api', id: randomUUID(), name: 'Bia' },
      }),
    )
    await house.drain()
    expect(meta.arrived.map(({ to }) => to)).toEqual(['BR.99'])
    expect(meta.dropped).toEqual([])
  })

  test('brings its files, and says so of one that is gone', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    meta.files.set('m1', { bytes: photo, mime: 'image/jpeg' })
    const image = (id: string) => ({ type: 'image', image: { id, mime_type: 'image/jpeg', caption: 'o carro' } })
    await deliver({ messages: [text('', image('m1')), text('', image('gone'))] })
    const [first, second] = await scene.messages()
    expect(first).toMatchObject({ kind: 'image', body: 'o carro', attachments: [{ width: 40, height: 30 }] })
    expect(second?.attachments).toEqual([])
    expect(second?.body).toContain('o carro')
  })
})

describe('what the company answers', () => {
  beforeEach(() => deliver({ messages: [text('Tem Onix?')] }))

  test('leaves once and is marked as the network says', async () => {
    const seq = await answer('Temos dois.')
    expect(meta.arrived.map(({ to, message }) => [to, message])).toMatchObject([
      ['5511987654321', { type: 'text', text: { body: 'Temos dois.' } }],
    ])
    expect(await deliveryOf(seq)).toMatchObject({ state: 'sent' })
    const { id } = meta.arrived[0] ?? {}
    await deliver(status(id, 'read'))
    // Late, and out of order.
    await deliver(status(id, 'delivered'))
    expect(await deliveryOf(seq)).toMatchObject({ state: 'read' })
    expect(meta.faults).toEqual([])
  })

  test('shows buttons as buttons', async () => {
    const options = [
      { id: '1', title: 'Comprar' },
      { id: '2', title: 'Vender' },
    ]
    await answer('O que procura?\n• Comprar\n• Vender', {
      interactive: { kind: 'buttons', text: 'O que procura?', options },
    })
    expect(meta.arrived[0]?.message).toMatchObject({ type: 'interactive', interactive: { type: 'button' } })
  })

  test('is not sent again where nobody knows, and Meta’s own word clears it up', async () => {
    meta.next('cut')
    const seq = await answer('Chegou?')
    expect(await deliveryOf(seq)).toMatchObject({ state: 'uncertain' })
    await house.drain({ retries: true })
    expect(meta.arrived).toHaveLength(1)
    const [arrived] = meta.arrived
    const callback = arrived?.message.biz_opaque_callback_data
    await deliver(status(arrived?.id, 'delivered', { biz_opaque_callback_data: callback }))
    expect(await deliveryOf(seq)).toMatchObject({ state: 'delivered' })
  })

  test('waits where Meta asks for patience, and what follows waits behind it', async () => {
    meta.next({ status: 429, code: 130429 })
    await answer('primeiro')
    await answer('segundo')
    expect(meta.arrived).toEqual([])
    clock.advance(10 * 60_000)
    await house.drain()
    expect(meta.arrived.map(({ message }) => message.type === 'text' && message.text.body)).toEqual([
      'primeiro',
      'segundo',
    ])
  })

  test('fails with its reason: no WhatsApp, or more than a day after the customer’s last word', async () => {
    meta.next({ status: 400, code: 131026, details: 'Message undeliverable' })
    expect(await deliveryOf(await answer('Oi'))).toMatchObject({ state: 'failed', problem: 'not_on_whatsapp' })
    clock.advance(25 * 3_600_000)
    expect(await deliveryOf(await answer('Ainda procura?'))).toMatchObject({
      state: 'failed',
      problem: 'window_closed',
    })
    expect(meta.arrived).toEqual([])
  })

  test('a template arrives also a day later, filled; Meta is asked for what it has approved', async () => {
    const template = (name: string, components: object[], status = 'APPROVED') =>
      ({ name, language: 'pt_BR', category: 'UTILITY', status, components }) as never
    const body = { type: 'BODY', text: 'Olá {{1}}, o {{2}} chegou.' }
    meta.templates.splice(0, meta.templates.length, template('chegou', [body, { type: 'FOOTER', text: 'RobustCar' }]))
    meta.templates.push(
      template('com_foto', [{ type: 'HEADER', format: 'IMAGE' }, body]),
      template('novo', [body], 'PENDING'),
    )
    clock.advance(25 * 3_600_000)
    const [{ id: conversationId } = { id: '' as never }] = await scene.conversations()
    const { services } = house
    const source = { tenant: scene.tenant, actor: { kind: 'system' as const, name: 'test' } }
    const send = (name: string, values: Record<string, string>) =>
      sendTemplate(services, source, { conversationId, clientId: randomUUID(), name, language: 'pt_BR', values })
    expect(await listTemplates(services, source, conversationId)).toEqual({
      items: [expect.objectContaining({ name: 'chegou', body: body.text, footer: 'RobustCar' })],
      left_out: 1,
    })
    await expect(send('novo', { 1: 'Ana', 2: 'Onix' })).rejects.toMatchObject({ code: 'template_unknown' })
    await expect(send('chegou', { 1: 'Ana' })).rejects.toMatchObject({ code: 'template_unfilled' })
    const message = await send('chegou', { 1: 'Ana', 2: 'Onix' })
    expect(message.body).toBe('Olá Ana, o Onix chegou.\n\nRobustCar')
    await house.drain()
    expect(meta.faults).toEqual([])
    const parameters = ['Ana', 'Onix'].map((text) => ({ type: 'text', text }))
    expect(meta.arrived.map(({ message }) => message)).toMatchObject([
      { type: 'template', template: { name: 'chegou', language: { code: 'pt_BR' }, components: [{ parameters }] } },
    ])
    expect(await deliveryOf(Number(message.seq))).toMatchObject({ state: 'sent' })
  })

  test('costs what Meta says, once a message', async () => {
    await answer('Um')
    const paid = status(meta.arrived[0]?.id, 'delivered', { pricing: { billable: true, category: 'utility' } })
    await deliver(paid)
    await deliver(paid)
    const costs = await scene.within((scope) => readCosts(scope, undefined))
    expect(costs.lines).toMatchObject([{ category: 'utility', messages: 1, free: 0 }])
    expect(costs.total_micros).toBe(costs.lines[0]?.price_micros)
  })
})

describe('two jobs of one conversation', () => {
  beforeEach(() => deliver({ messages: [text('Tem Onix?')] }))

  const said = () => meta.arrived.map(({ message }) => message.type === 'text' && message.text.body)

  /** A job of its own, as another server runs it. */
  async function handOver(): Promise<void> {
    await handOverSends(house.services, scene.source, await place(), new AbortController().signal)
  }

  async function place() {
    const [conversation] = await scene.conversations()
    return { connectionId: scene.bot.connectionId, conversationId: conversation?.id as never, due: false }
  }

  /** The first of two is asked of Meta, which keeps its answer, when another job is at the second. */
  async function askTwo() {
    const asked = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    meta.next({
      until: () => {
        asked.resolve()
        return answered.promise
      },
    })
    const seqs = [await write('primeiro')]
    const first = handOver()
    await asked.promise
    seqs.push(await write('segundo'))
    await handOver()
    const end = async () => {
      answered.resolve()
      await first
    }
    return { seqs, end }
  }

  const states = async (seqs: readonly number[]) =>
    Promise.all(seqs.map(async (seq) => ((await deliveryOf(seq)) as { state?: string } | undefined)?.state))

  test('keep the order: the second is not asked before the first has its answer', async () => {
    const { seqs, end } = await askTwo()
    expect(said()).toEqual([])
    await end()
    await house.drain()
    expect(said()).toEqual(['primeiro', 'segundo'])
    expect(await states(seqs)).toEqual(['sent', 'sent'])
  })

  test('go on after a minute without the one that has no answer, and hear of it all the same', async () => {
    const { seqs, end } = await askTwo()
    await house.drain()
    expect(said()).toEqual([])
    clock.advance(2 * 60_000)
    await house.drain()
    expect(said()).toEqual(['segundo'])
    expect(await states(seqs)).toEqual(['uncertain', 'sent'])
    await end()
    await house.drain()
    expect(said()).toEqual(['segundo', 'primeiro'])
    expect(await states(seqs)).toEqual(['sent', 'sent'])
  })

  test('go on at once when Meta has told by itself that the first arrived', async () => {
    const { seqs, end } = await askTwo()
    const [first] = await sendIds()
    await deliver(status('wamid.first', 'delivered', { biz_opaque_callback_data: first }))
    expect(said()).toEqual(['segundo'])
    expect(await states(seqs)).toEqual(['delivered', 'sent'])
    await end()
  })

  test('do not let what waits for its next try be overtaken by what was read with it', async () => {
    await write('primeiro')
    await write('segundo')
    const prepared = await scene.within(async (scope) => prepareSends(scope, await place(), new Map(), () => ''))
    const second = prepared?.ready.at(1)
    if (prepared === undefined || second === undefined) throw new Error('two wait')
    meta.next({ status: 429, code: 130429 })
    await handOver()
    expect(await sendByCloud(house.services, scene.source, { ...prepared, ready: [second] })).toBe(false)
    expect(said()).toEqual([])
    clock.advance(10 * 60_000)
    await house.drain()
    expect(said()).toEqual(['primeiro', 'segundo'])
  })
})

test('a text in several pieces of which some arrived says so, and none is sent twice', async () => {
  await deliver({ messages: [text('Conte tudo')] })
  const long = 'Tudo sobre o carro. '.repeat(300)
  meta.next({ until: async () => undefined })
  meta.next({ status: 400, code: 131026, details: 'Message undeliverable' })
  expect(await deliveryOf(await answer(long))).toMatchObject({ state: 'failed', problem: 'partly_sent' })
  expect(meta.arrived).toHaveLength(1)
  const seq = await answer(long)
  expect(await deliveryOf(seq)).toMatchObject({ state: 'sent' })
  const [, first] = meta.arrived
  const callback = first?.message.biz_opaque_callback_data
  await deliver(status(first?.id, 'failed', { biz_opaque_callback_data: callback }))
  // The last piece was read, and says nothing of the one that is missing.
  const last = meta.arrived.at(-1)
  const { biz_opaque_callback_data: whole } = last?.message ?? {}
  await deliver(status(last?.id, 'read', { biz_opaque_callback_data: whole }))
  expect(await deliveryOf(seq)).toMatchObject({ state: 'failed', problem: 'partly_sent' })
  await house.drain({ retries: true })
  expect(meta.arrived).toHaveLength(3)
})

test('that somebody writes goes with a read mark of the last message, every twenty seconds at most', async () => {
  const last = text('Ainda está?')
  await deliver({ messages: [text('Tem Onix?'), last] })
  const [conversation] = await scene.conversations()
  const say = (on: boolean) => house.services.tellTyping(scene.source, conversation?.id as never, on)
  const mark = { messageId: last.id, typing: true }
  say(true)
  await expect.poll(() => meta.readMarks).toEqual([mark])
  // Stopping has no word at Meta, and what it shows is shown still.
  say(false)
  clock.advance(10_000)
  say(true)
  clock.advance(10_000)
  say(true)
  await expect.poll(() => meta.readMarks).toEqual([mark, mark])
})

async function sendIds(): Promise<string[]> {
  const rows = await scene.within((scope) =>
    scope.db
      .selectFrom('whatsapp_sends')
      .select('id')
      .where('tenant_id', '=', scope.tenant.id)
      .orderBy('seq')
      .execute(),
  )
  return rows.map(({ id }) => id)
}

async function waiting(): Promise<number> {
  const rows = await scene.within((scope) =>
    scope.db.selectFrom('cloud_deliveries').select('id').where('tenant_id', '=', scope.tenant.id).execute(),
  )
  return rows.length
}
