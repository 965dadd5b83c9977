import { randomUUID } from 'node:crypto'
import { type ConversationId, decodeId, encodeId } from '@recado/contracts/ids'
import type { RecommendedItem } from '@recado/flow/schemas'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { listUsage } from '../../src/core/billing/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { createCarAdviser } from '../../src/products.ts'
import { setSampleCars } from '../../src/zap/calls/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, type TestShop } from './build-shop.ts'

let house: TestHouse
let dealer: TestShop
let cars: ReturnType<typeof createCarAdviser>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  dealer = await buildShop(house, { recommendations: 20 })
  cars = createCarAdviser(house.services.config, house.services.texts)
})

const STOCK = [
  'codigo;marca;modelo;ano;km;preco;carroceria;portamalas',
  '1;Fiat;Mobi;2021;40.000;49.900;hatch;200',
  '2;Fiat;Cronos;2022;30.000;79.900;sedan;525',
  '3;Jeep;Compass;2020;60.000;119.900;suv;410',
  '4;Chevrolet;Onix;2019;70.000;59.900;hatch;289',
  '5;Hyundai;HB20;2023;12.000;84.900;hatch;300',
].join('\n')

type Talk = { conversationId: ConversationId; key: string }
const newTalk = (conversationId = newId<ConversationId>()): Talk => ({ conversationId, key: randomUUID() })
const answerOf = (wishes: Record<string, string | number>, over: object = {}, talk = newTalk()) => {
  const effect = { type: 'recommend' as const, id: 'e', wishes, limit: 3, critique: null, shown: [], ...over }
  return dealer.inside((scope) => cars.recommend(scope, effect, talk))
}
const ask = async (...asked: Parameters<typeof answerOf>): Promise<RecommendedItem[]> => {
  const answer = await answerOf(...asked)
  if (!answer.ok) throw new Error(answer.error)
  return (answer.value as unknown as { items: RecommendedItem[] }).items
}
const names = (items: RecommendedItem[]) => items.map(({ title }) => title.split(' ')[1])

test('a company without cars has the sample where it says so, and nothing elsewhere', async () => {
  expect(await ask({})).toEqual([])
  await dealer.inside((scope) => setSampleCars(scope, true))
  expect((await ask({})).map(({ title }) => title)).toContain('Fiat Mobi Like 1.0')
})

test('flows recommend the company’s own available cars, with reasons, price and instalment', async () => {
  await dealer.inside((scope) => setSampleCars(scope, true))
  await dealer.import(STOCK)
  const items = await ask({ use: 'family', down_payment: 2_000_000, monthly_payment: 250_000 })
  expect(items).toHaveLength(3)
  expect(items[0]).toMatchObject({ id: expect.stringMatching(/^car_/), price: expect.any(Number) })
  expect(items.every(({ reasons, monthly_payment }) => reasons.length > 0 && (monthly_payment ?? 0) > 0)).toBe(true)
  const [first] = items
  await dealer.ask('PUT', `/cars/${first?.id}/status`, { status: 'sold' })
  expect(
    (await ask({ use: 'family', down_payment: 2_000_000, monthly_payment: 250_000 })).map(({ id }) => id),
  ).not.toContain(first?.id)
})

test('words are read as values are, and what a flow asks beside is no matter', async () => {
  await dealer.import(STOCK)
  // Each list is one of its own: its links name it.
  const unlinked = (items: RecommendedItem[]) => items.map(({ url: _url, ...item }) => item)
  const said = await ask({ use: 'família', monthly_payment: 'R$ 2.500', down_payment: '20 mil', cor_do_olho: 'azul' })
  const meant = await ask({ use: 'family', monthly_payment: 250_000, down_payment: 2_000_000 })
  expect(unlinked(said)).toEqual(unlinked(meant))
})

test('"cheaper" is cheaper than what was shown, "others" are others', async () => {
  await dealer.import(STOCK)
  const first = await ask({}, { limit: 2 })
  const shown = first.map(({ id }) => id)
  const cheaper = await ask({}, { limit: 2, shown, critique: { code: 'cheaper', text: 'mais barato' } })
  const least = Math.min(...first.map(({ price = 0 }) => price))
  expect(cheaper.every(({ price = 0, drawback }) => price < least || drawback !== undefined)).toBe(true)
  const others = await ask({}, { limit: 3, shown, critique: { code: 'others', text: 'outros' } })
  expect(names(others).filter((name) => names(first).includes(name))).toEqual([])
  expect(others).toHaveLength(3)
})

test('the questionnaire of a company with cars is the engine’s, in its language', async () => {
  await dealer.import(STOCK)
  const loaded = await dealer.inside((scope) => cars.loadQuestionnaire(scope, 'cars'))
  const ids = (loaded as unknown as { value: { questions: { id: string }[] } }).value.questions.map(({ id }) => id)
  expect(ids).toEqual(['use', 'down_payment', 'monthly_payment', 'trade_in', 'max_km'])
  expect(await dealer.inside((scope) => cars.loadQuestionnaire(scope, 'x'))).toMatchObject({ ok: false })
})

test('what a conversation is told is kept, counted once however often it is asked, and part of the lead’s trail', async () => {
  await dealer.import(STOCK)
  const form = { name: 'Ana', phone: '(11) 98765-4321', message: 'Oi', car_ids: [], portal: '' }
  const lead = (await dealer.ask('POST', '/leads', form)).json()
  const conversationId = (decodeId('cnv', lead.conversation_id) ?? '') as ConversationId
  const talk = newTalk(conversationId)
  const first = await ask({ use: 'family', down_payment: 2_000_000 }, {}, talk)
  // Asked again after a kill, on another process, when the stock is another one.
  await dealer.ask('PUT', `/cars/${first[0]?.id}/status`, { status: 'sold' })
  cars = createCarAdviser(house.services.config, house.services.texts)
  expect(await ask({ use: 'family', down_payment: 2_000_000 }, {}, talk)).toEqual(first)
  const shown = first.map(({ id }) => id)
  await ask({}, { shown, critique: { code: 'cheaper', text: 'mais barato' } }, newTalk(conversationId))
  const used = await dealer.inside(
    async (scope) => (await listUsage(scope)).find(({ metric }) => metric === 'recommendations')?.used,
  )
  expect(used).toBe(1)
  const figures = (await dealer.ask('GET', '/analytics/dashboard?period=7d')).json()
  expect(figures.recommendations.total.count).toBe(1)
  const detail = (await dealer.ask('GET', `/leads/${lead.id}`)).json()
  expect(detail.answers.map(({ answer }: { answer: string }) => answer)).toEqual([
    'Família',
    expect.stringContaining('20.000'),
  ])
  expect(detail.wishes).toEqual(['Mais barato'])
})

test('a plan without lists left recommends nothing more in conversations, and says why to the flow', async () => {
  dealer = await buildShop(house, { recommendations: 1 })
  await dealer.import(STOCK)
  expect(await ask({})).toHaveLength(3)
  expect(await answerOf({})).toEqual({ ok: false, error: 'quota_exceeded' })
})

test('an agent sends cars as cards on the site and as photos with words on WhatsApp, once, by links that lead back', async () => {
  await dealer.import(STOCK)
  const [car, other] = (await dealer.ask('GET', '/cars?sort=cheapest')).json().items
  const photo = await sharp({ create: { width: 1000, height: 750, channels: 3, background: '#a11' } })
    .jpeg()
    .toBuffer()
  const headers = { ...dealer.owner.headers, 'content-type': 'image/jpeg' }
  await house.app.inject({ method: 'POST', url: `/api/v1/cars/${car.id}/photos`, headers, payload: photo })
  const form = { name: 'Ana', phone: '(11) 98765-4321', message: 'Oi', car_ids: [], portal: '' }
  const lead = (await dealer.ask('POST', '/leads', form)).json()
  const send = (conversation: string, body: object) => dealer.ask('POST', `/conversations/${conversation}/cars`, body)
  const order = { client_id: 'c-1', car_ids: [car.id, other.id] }
  const [sent] = (await send(lead.conversation_id, order)).json().items
  const { cards } = sent.data.interactive
  expect(cards).toMatchObject([
    { title: car.title, lines: [expect.stringMatching(/^R\$\s49\.900 · 40\.000 km$/)] },
    { title: other.title },
  ])
  expect(cards[0].image_url).toMatch(/-middle\.webp$/)
  expect(sent.body).toContain(cards[1].url)
  expect((await send(lead.conversation_id, order)).json().items[0].id).toBe(sent.id)
  // On WhatsApp: each by itself.
  const inbox = await dealer.inside((scope) => createInbox(scope, { name: 'Zap', channel: 'whatsapp' }))
  await dealer.ask('PUT', '/lead-settings', { inbox_id: encodeId('inb', inbox.id) })
  const there = (await dealer.ask('POST', '/leads', { ...form, phone: '(11) 98765-0000' })).json()
  const [first, second] = (await send(there.conversation_id, order)).json().items
  expect(first.data.interactive).toMatchObject({ kind: 'media', media: 'image', text: first.body })
  expect(second.data.interactive).toBeUndefined()
  const served = await house.app.inject({ url: new URL(first.data.interactive.url).pathname })
  expect([served.headers['content-type'], (await sharp(served.rawPayload).metadata()).format]).toEqual([
    'image/jpeg',
    'jpeg',
  ])
  // Whoever comes by the link comes of that list, and by another company's of none.
  const [, list] = /lista=(rec_\w+)/.exec(cards[0].url) ?? []
  const opened = { kind: 'car_opened', surface: 'car', car_id: car.id, recommendation_id: list }
  const { buyer_key, client_id } = act('bia')
  expect((await dealer.visit('POST', '/events', { buyer_key, events: [{ client_id, ...opened }] })).json()).toEqual({
    accepted: 1,
  })
  const kept = await dealer.inside((scope) => scope.db.selectFrom('buyer_events').select('recommendation_id').execute())
  expect(kept.map((one) => encodeId('rec', one.recommendation_id ?? ''))).toEqual([list])
  await dealer.ask('PUT', `/cars/${car.id}/status`, { status: 'sold' })
  expect((await send(lead.conversation_id, { ...order, client_id: 'c-2' })).json().code).toBe('car_gone')
})
