import { type RdStationStandIn, startRdStation } from '@recado/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useAccess } from '../../src/carmatch/crm/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildShop, SHOP_STOCK, type TestShop } from './build-shop.ts'

const clock = advancingClock(new Date('2026-12-01T12:00:00Z'))
const RETURN = 'http://localhost:3000/api/v1/crm/rd-station/return'
let rd: RdStationStandIn
let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  rd = await startRdStation(() => clock.now())
  const { clientId, clientSecret } = rd.app
  const env = { RD_STATION_CLIENT_ID: clientId, RD_STATION_CLIENT_SECRET: clientSecret }
  house = await openTestHouse({
    clock,
    env: { ...env, RD_STATION_API_ORIGIN: rd.url, RD_STATION_ACCOUNTS_ORIGIN: rd.url },
  })
})
afterAll(async () => {
  await house.close()
  await rd.close()
})
beforeEach(async () => {
  shop = await buildShop(house)
  await shop.import(SHOP_STOCK)
  rd.contacts.length = 0
  rd.deals.length = 0
  rd.requests.length = 0
})

const crm = async () => (await shop.ask('GET', '/crm-connection')).json()
const attempts = async () => (await shop.ask('GET', '/crm-attempts')).json().items
const lead = async (over: object = {}) =>
  (
    await shop.ask('POST', '/leads', {
      name: 'Ana Souza',
      phone: '(11) 98765-4321',
      email: 'ana@exemplo.com.br',
      portal: 'OLX',
      ...over,
    })
  ).json()
const connect = async () => {
  const { authorize_url } = (await shop.ask('POST', '/crm-connection/authorization')).json()
  const { searchParams } = new URL(authorize_url)
  expect([searchParams.get('client_id'), searchParams.get('redirect_uri')]).toEqual([rd.app.clientId, RETURN])
  const state = searchParams.get('state') ?? ''
  const body = { code: rd.grant(RETURN), state }
  return { answer: await shop.ask('POST', '/crm-connection', body), body }
}
const asked = (method: string, path: string) =>
  rd.requests.filter((one) => one.method === method && one.path === path).length

test('a company connects once for whoever asked, and its leads become contacts and deals that move with them', async () => {
  expect((await lead()).reference).toBe('L1001')
  const { answer, body } = await connect()
  expect(answer.json()).toMatchObject({
    status: 'connected',
    mapping: { pipeline_id: 'pipe-1', stages: { new: 'stage-new' } },
  })
  // What came back is good once, and only for what was asked.
  expect((await shop.ask('POST', '/crm-connection', body)).json().code).toBe('crm_authorization_outdated')
  const back = await house.app.inject({
    method: 'GET',
    url: `/api/v1/crm/rd-station/return?code=c&state=${body.state}`,
    headers: { host: 'localhost:3000' },
  })
  expect(back.headers.location).toBe(`http://${shop.host}/estoque/crm?code=c&state=${encodeURIComponent(body.state)}`)
  const choices = (await shop.ask('GET', '/crm-connection/choices')).json()
  expect(choices).toMatchObject({
    pipelines: [{ stages: rd.stages }],
    sources: [{ id: 'source-1' }],
    owners: [{ id: 'user-1' }],
  })
  const { mapping } = await crm()
  const stages = { new: 'stage-new', contacted: 'stage-contacted', visit: null }
  await shop.ask('PATCH', '/crm-connection', {
    mapping: { ...mapping, stages, source_id: 'source-1', fields: { car: 'carro', reference: 'ref' } },
  })
  const [car] = (await shop.ask('GET', '/cars')).json().items
  const bia = await lead({ name: 'Bia Lima', phone: '(21) 97777-6666', email: undefined, car_ids: [car.id] })
  await house.drain()
  expect(rd.contacts).toMatchObject([{ name: 'Bia Lima', phones: [{ phone: '+5521977776666', type: 'mobile' }] }])
  expect(rd.deals).toMatchObject([
    {
      name: `${bia.reference} · Bia Lima · ${car.title}`,
      stage_id: 'stage-new',
      source_id: 'source-1',
      contact_ids: [rd.contacts[0]?.id],
      custom_fields: { carro: car.title, ref: bia.reference },
    },
  ])
  await shop.ask('PUT', `/leads/${bia.id}/stage`, { stage: 'contacted' })
  await house.drain()
  expect(rd.deals[0]).toMatchObject({ stage_id: 'stage-contacted', status: 'ongoing' })
  await shop.ask('PUT', `/leads/${bia.id}/stage`, { stage: 'sold', car_id: car.id })
  await house.drain()
  await shop.ask('PUT', `/leads/${bia.id}/stage`, { stage: 'visit' })
  await house.drain()
  expect([rd.deals[0]?.status, rd.deals.length, rd.contacts.length, await crm()]).toMatchObject([
    'ongoing',
    1,
    1,
    { waiting: 0, failed: 0 },
  ])
  // Asked again much later she is another lead, of the same contact there.
  await shop.ask('PUT', `/leads/${bia.id}/stage`, { stage: 'lost' })
  await lead({ name: 'Bia Lima', phone: '21 7777-6666', email: undefined })
  await house.drain()
  expect([rd.contacts.length, rd.deals.length, rd.faults]).toEqual([1, 2, []])
})

test('one caller refreshes and the others wait for it, over two processes', async () => {
  await connect()
  const other = await house.openNode({ ROLES: 'web' })
  const before = rd.refreshes()
  rd.expireAccess()
  const held = rd.holdRefreshes()
  const callers = Array.from({ length: 6 }, (_, at) =>
    useAccess(at % 2 === 0 ? house.services : other.services, shop.source, (session) => session.listSources()),
  )
  await expect.poll(() => rd.requests.filter(({ path }) => path === '/oauth2/token').length).toBe(2)
  held.letGo()
  expect((await Promise.all(callers)).map(({ ok }) => ok)).toEqual(callers.map(() => true))
  expect(rd.refreshes()).toBe(before + 1)
  await other.stop()
  // Old by the clock it is renewed before it is refused.
  clock.advance(7_190_000)
  rd.requests.length = 0
  await useAccess(house.services, shop.source, (session) => session.listSources())
  expect(rd.requests.map(({ path }) => path)).toEqual(['/oauth2/token', '/crm/v2/sources'])
})

test('what is refused, slowed down or lost on the way is tried again as it should be, and doubles nothing', async () => {
  await connect()
  // 429 holds all of the company's leads until it says, and is no failed attempt.
  rd.answerNext(1, 429, { retryAfter: 90 })
  const until = new Date(clock.now().getTime() + 90_000).toISOString()
  await lead()
  await lead({ name: 'Bia', phone: '(21) 97777-6666', email: undefined })
  await house.drain()
  expect([rd.contacts.length, await crm()]).toMatchObject([0, { waiting: 2, held_until: until }])
  clock.advance(91_000)
  await house.drain()
  expect([rd.deals.length, await crm()]).toMatchObject([2, { waiting: 0, held_until: null }])
  // An answer that was lost after its effect: found again by name, not made again.
  rd.answerNext(0, 200)
  const carla = await lead({ name: 'Carla', phone: '(31) 96666-5555', email: undefined })
  rd.requests.length = 0
  rd.answerNext(2, 503, { silent: true })
  await house.drain()
  clock.advance(11_000)
  rd.answerNext(0, 200)
  await house.drain()
  expect([rd.contacts.length, rd.deals.length, asked('POST', '/crm/v2/contacts')]).toEqual([3, 3, 1])
  // Refused for good it waits for somebody.
  rd.answerNext(1, 422)
  await shop.ask('PUT', `/leads/${carla.id}/stage`, { stage: 'lost' })
  await house.drain()
  expect(await crm()).toMatchObject({ failed: 1, waiting: 0 })
  expect((await attempts())[0]).toMatchObject({
    act: 'stage',
    ok: false,
    http_status: 422,
    problem: 'refused',
    lead: { id: carla.id },
  })
  expect((await shop.ask('POST', '/crm-connection/retry')).json()).toMatchObject({ failed: 0 })
  await house.drain()
  expect(rd.deals.find(({ name }) => name.includes('Carla'))?.status).toBe('lost')
  // While it is paused leads wait.
  await shop.ask('PATCH', '/crm-connection', { paused: true })
  await lead({ name: 'Davi', phone: '(41) 95555-4444', email: undefined })
  await house.drain()
  expect([rd.deals.length, await crm()]).toMatchObject([3, { waiting: 1, paused: true }])
  await shop.ask('PATCH', '/crm-connection', { paused: false })
  await house.drain()
  expect([rd.deals.length, rd.faults]).toEqual([4, []])
})

test('won and lost deals come back by hook and by pull, with their car and price, and are not echoed', async () => {
  await connect()
  const [car] = (await shop.ask('GET', '/cars')).json().items
  const ana = await lead({ car_ids: [car.id] })
  const bia = await lead({ name: 'Bia', phone: '(21) 97777-6666', email: undefined })
  await house.drain()
  const dealOf = (one: { reference: string }) => rd.deals.find(({ name }) => name.startsWith(one.reference))?.id ?? ''
  const { hook_url } = (await shop.ask('POST', '/crm-connection/hook')).json()
  const hook = (url: string, id: string) =>
    house.app.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: { host: shop.host },
      payload: { event_name: 'crm_deal_updated', document: { id, status: 'lost' } },
    })
  rd.closeDeal(dealOf(ana), 'won', { total_price: 79_900.5 })
  expect((await hook(`${hook_url}x`, dealOf(ana))).statusCode).toBe(404)
  expect((await hook(hook_url, dealOf(ana))).json()).toEqual({ taken: true })
  await hook(hook_url, 'deal-of-nobody')
  rd.requests.length = 0
  await house.drain()
  const sold = (await shop.ask('GET', `/leads/${ana.id}`)).json()
  expect(sold).toMatchObject({
    stage: 'sold',
    history: [{ by_name: 'RD Station CRM', price_cents: 7_990_050, car: { id: car.id } }],
  })
  expect((await shop.ask('GET', `/cars/${car.id}`)).json().status).toBe('sold')
  rd.closeDeal(dealOf(bia), 'lost', { lost_reason_id: 'reason-price' })
  clock.advance(11 * 60_000)
  await house.drain()
  expect((await shop.ask('GET', `/leads/${bia.id}`)).json()).toMatchObject({
    stage: 'lost',
    history: [{ note: 'Achou caro' }],
  })
  expect([
    asked('PUT', `/crm/v2/deals/${dealOf(ana)}`),
    asked('PUT', `/crm/v2/deals/${dealOf(bia)}`),
    rd.faults,
  ]).toEqual([0, 0, []])
})

test('who is erased here is nobody there, also while it is paused, and once it answers again', async () => {
  await connect()
  const ana = await lead()
  await house.drain()
  await shop.ask('PATCH', '/crm-connection', { paused: true })
  const contact = (await shop.ask('GET', `/leads/${ana.id}`)).json().contact_id
  rd.answerNext(1, 503)
  expect((await shop.ask('POST', `/contacts/${contact}/erase`)).statusCode).toBe(202)
  await house.drain()
  rd.answerNext(0, 200)
  expect(rd.contacts[0]?.name).toBe('Ana Souza')
  clock.advance(61_000)
  await house.drain()
  expect(rd.contacts).toMatchObject([{ name: ana.reference, emails: [], phones: [] }])
  expect(rd.deals).toMatchObject([{ name: ana.reference }])
  expect((await attempts()).slice(0, 2)).toMatchObject([
    { act: 'erase', ok: true },
    { act: 'erase', ok: false, http_status: 503 },
  ])
  expect(rd.faults).toEqual([])
})

test('an access that was taken back is said, and what waited goes on once it is connected again', async () => {
  await connect()
  rd.revoke()
  await lead()
  await house.drain()
  expect(await crm()).toMatchObject({ status: 'expired', waiting: 1 })
  expect((await attempts()).map(({ act, problem }: Record<string, string>) => [act, problem])).toEqual(
    expect.arrayContaining([['refresh', 'unauthorized']]),
  )
  await connect()
  await house.drain()
  expect([rd.deals.length, await crm()]).toMatchObject([1, { status: 'connected', waiting: 0 }])
  expect((await shop.ask('DELETE', '/crm-connection')).statusCode).toBe(204)
  expect(await crm()).toMatchObject({ status: 'none', available: true })
})
