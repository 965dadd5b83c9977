import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { act, buildShop, SHOP_STOCK, type TestShop } from './build-shop.ts'
import { PORTAL_MAILS, writeMail } from './portal-mails.ts'

const SECRET = 's'.repeat(40)
let house: TestHouse
let shop: TestShop
beforeAll(async () => {
  house = await openTestHouse({ env: { INBOUND_MAIL_DOMAIN: 'leads.exemplo.com.br', INBOUND_MAIL_SECRET: SECRET } })
})
afterAll(() => house.close())
beforeEach(async () => {
  shop = await buildShop(house)
  await shop.import(SHOP_STOCK)
})

const leads = async () => (await shop.ask('GET', '/leads')).json().items
const form = async (over: object = {}) => {
  const { consent } = (await shop.visit('GET', '')).json()
  return { ...act(), name: 'Ana Souza', phone: '(11) 98765-4321', consent_version: consent.version, ...over }
}
const olx = async (body: object) => {
  const portal = (await shop.ask('POST', '/lead-portals', { kind: 'olx', name: 'OLX' })).json()
  const { pathname } = new URL(portal.webhook_url)
  const send = (payload: object) =>
    house.app.inject({ method: 'POST', url: pathname, headers: { host: shop.host }, payload })
  return { portal, send, answer: await send(body) }
}

test('a form becomes a conversation with answers and cars, once however often it is sent', async () => {
  const list = (
    await shop.visit('POST', '/recommendations', { ...act(), answers: { use: 'family', down_payment: 2_000_000 } })
  ).json()
  const body = await form({
    recommendation_id: list.id,
    car_ids: [list.items[0].id],
    message: 'Ainda tem?',
    trade_in: { description: 'Gol 1.0', year: 2014, value_cents: 2_500_000 },
  })
  const first = (await shop.visit('POST', '/leads', body)).json()
  expect((await shop.visit('POST', '/leads', body)).json()).toEqual(first)
  const [lead, ...more] = await leads()
  expect([lead.name, lead.phone, lead.touch_count, more]).toEqual(['Ana Souza', '+5511987654321', 1, []])
  const found = (q: string) =>
    shop.ask('GET', `/leads?q=${encodeURIComponent(q)}`).then((one) => one.json().items.length)
  expect([await found('SOÚZA ana'), await found('98765'), await found(lead.reference), await found('bia')]).toEqual([
    1, 1, 1, 0,
  ])
  const detail = (await shop.ask('GET', `/leads/${lead.id}`)).json()
  expect(detail.answers.map(({ answer }: { answer: string }) => answer)).toEqual([
    'Família',
    expect.stringContaining('20.000'),
  ])
  expect(detail.trade_in).toMatchObject({ description: 'Gol 1.0', km: null })
  expect(detail.consent).toMatchObject({ version: body.consent_version })
  const thread = (await shop.ask('GET', `/conversations/${lead.conversation_id}/messages`)).json().items
  expect(thread).toHaveLength(1)
  expect(thread[0]).toMatchObject({ direction: 'in', data: { lead: { id: lead.id } } })
  expect(thread[0].body).toMatch(/^Ainda tem\?[\s\S]*Família[\s\S]*Gol 1\.0, 2014/)
  const { items: conversations } = (await shop.ask('GET', '/conversations')).json()
  expect(conversations).toHaveLength(1)
})

test('the same person by page, portal and hand is one lead with three touches', async () => {
  await shop.visit('POST', '/leads', await form())
  // Without the ninth digit, as portals have it.
  const { answer } = await olx({
    source: 'OLX',
    adId: '3',
    name: 'Ana',
    email: '',
    phone: '11 8765-4321',
    message: 'Oi',
  })
  expect([answer.statusCode, answer.json()]).toEqual([200, { taken: true }])
  await house.drain()
  await shop.ask('POST', '/leads', { name: 'Ana S.', phone: '+55 11 98765 4321', portal: 'balcão' })
  const [lead, ...more] = await leads()
  expect([lead.touch_count, more]).toEqual([3, []])
  const { touches } = (await shop.ask('GET', `/leads/${lead.id}`)).json()
  expect(touches.map(({ channel, portal }: { channel: string; portal: string }) => [channel, portal])).toEqual([
    ['hand', 'balcão'],
    ['portal', 'OLX'],
    ['page', ''],
  ])
  expect(touches[1].cars[0].title).toContain('Compass')
  // Merged by somebody into who she is elsewhere, she goes on as them.
  const other = (await shop.ask('POST', '/contacts', { name: 'Ana Souza Lima' })).json()
  expect((await shop.ask('POST', `/contacts/${lead.contact_id}/merge`, { into: other.id })).statusCode).toBe(200)
  await shop.visit('POST', '/leads', await form())
  const [joined, ...none] = await leads()
  expect([joined.contact_id, joined.touch_count, none]).toEqual([other.id, 4, []])
  const thread = (await shop.ask('GET', `/conversations/${lead.conversation_id}/messages`)).json().items
  expect(thread).toHaveLength(4)
})

test('what a portal sends without a way to answer waits for somebody, and an old address takes nothing', async () => {
  const { portal, send } = await olx({ name: 'Sem contato', message: 'Quero o Onix' })
  await house.drain()
  expect(await leads()).toEqual([])
  const [arrival] = (await shop.ask('GET', '/lead-arrivals?status=unread')).json().items
  expect(arrival).toMatchObject({ problem: 'no_contact', portal: 'OLX', excerpt: expect.stringContaining('Onix') })
  const read = { name: 'Sem contato', phone: '(21) 97777-1234' }
  expect((await shop.ask('POST', `/lead-arrivals/${arrival.id}/read`, read)).statusCode).toBe(200)
  expect((await shop.ask('POST', `/lead-arrivals/${arrival.id}/read`, read)).json().code).toBe('lead_arrival_settled')
  expect(await leads()).toHaveLength(1)
  await shop.ask('POST', `/lead-portals/${portal.id}/address`)
  expect((await send({ name: 'Bia', email: 'bia@exemplo.com.br' })).statusCode).toBe(404)
})

test('forms without consent, phone or a person are refused or dropped, and one who is blocked is told nothing', async () => {
  const old = await shop.visit('POST', '/leads', await form({ consent_version: 'x' }))
  expect(old.json().code).toBe('lead_consent_outdated')
  expect((await shop.visit('POST', '/leads', await form({ phone: '123' }))).json().code).toBe('lead_phone_malformed')
  expect((await shop.visit('POST', '/leads', await form({ website: 'http://spam' }))).statusCode).toBe(201)
  expect(await leads()).toEqual([])
  await shop.visit('POST', '/leads', await form())
  const [lead] = await leads()
  await shop.ask('POST', `/contacts/${lead.contact_id}/block`)
  expect((await shop.visit('POST', '/leads', await form({ message: 'De novo' }))).statusCode).toBe(201)
  const thread = (await shop.ask('GET', `/conversations/${lead.conversation_id}/messages`)).json().items
  expect(thread).toHaveLength(1)
})

test('a sale marks its car, is one sale when it is said twice, and webhooks can hear of it', async () => {
  const { items } = (await shop.visit('GET', '/cars')).json()
  await shop.visit('POST', '/leads', await form({ car_ids: [items[0].id] }))
  const [lead] = await leads()
  const sale = { stage: 'sold', car_id: items[0].id, price_cents: 8_000_000 }
  await shop.ask('PUT', `/leads/${lead.id}/stage`, sale)
  const sold = (await shop.ask('PUT', `/leads/${lead.id}/stage`, sale)).json()
  expect(sold).toMatchObject({ stage: 'sold', history: [{ stage: 'sold', price_cents: 8_000_000 }] })
  expect((await shop.ask('GET', `/cars/${items[0].id}`)).json().status).toBe('sold')
  await house.drain()
  const names = await shop.inside((scope) => scope.db.selectFrom('recado.events').select('name').execute())
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['lead.created', 'lead.stage_changed']))
})

const mails = async (kind: string) => {
  const portal = (await shop.ask('POST', '/lead-portals', { kind, name: 'E-mails' })).json()
  const send = (mail: string | Buffer, type = 'message/rfc822') =>
    house.app.inject({
      ...{ method: 'POST', url: new URL(portal.mail_url).pathname, payload: mail },
      headers: { host: shop.host, 'content-type': type },
    })
  return { portal, send }
}

test('mails of portals become leads with their cars; what nobody knows waits, and nothing is lost or doubled', async () => {
  const { portal, send } = await mails('other')
  const mail = writeMail({ ...PORTAL_MAILS.webmotors, headers: ['Message-ID: <a1@webmotors>'] })
  expect((await send(mail)).json()).toEqual({ taken: true })
  expect((await send(mail)).statusCode).toBe(200)
  await send(writeMail({ ...PORTAL_MAILS.olx, subject: 'Nova mensagem no anúncio "Fiat Cronos 2022"' }))
  await send(
    writeMail({ from: 'Hugo <hugo@exemplo.com.br>', subject: 'Onix', text: 'Vocês têm Onix? (11) 95555-4444' }),
  )
  await send(writeMail({ from: 'fatura@webmotors.com.br', subject: 'Sua fatura', text: 'Vence amanhã.' }))
  await send(Buffer.from(`${'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(60)}fim`))
  await house.drain()
  const made = await leads()
  expect(made.map(({ name, portal: of, channel }: Record<string, string>) => [name, of, channel]).sort()).toEqual([
    ['Ana Souza', 'Webmotors', 'mail'],
    ['Bruno Lima', 'OLX', 'mail'],
  ])
  const carsOf = (name: string) => made.find((lead: { name: string }) => lead.name === name).cars[0].title
  expect([carsOf('Ana Souza'), carsOf('Bruno Lima')]).toEqual([
    expect.stringContaining('Compass'),
    expect.stringContaining('Cronos'),
  ])
  // By the page, an hour later: the same person.
  await shop.visit('POST', '/leads', await form())
  expect((await leads()).find(({ name }: { name: string }) => name === 'Ana Souza').touch_count).toBe(2)
  const { items: unread } = (await shop.ask('GET', '/lead-arrivals?status=unread')).json()
  expect(unread.map(({ problem }: { problem: string }) => problem).sort()).toEqual([
    'malformed',
    'no_contact',
    'unrecognised',
  ])
  const hugo = unread.find(({ problem }: { problem: string }) => problem === 'unrecognised')
  expect(hugo).toMatchObject({
    ...{ channel: 'mail', subject: 'Onix', from: 'Hugo · hugo@exemplo.com.br' },
    guess: { name: 'Hugo', phone: '(11) 95555-4444', email: 'hugo@exemplo.com.br' },
  })
  const { name, phone } = hugo.guess
  expect((await shop.ask('POST', `/lead-arrivals/${hugo.id}/read`, { name, phone })).json()).toMatchObject({
    channel: 'mail',
  })
  const [row] = (await shop.ask('GET', '/lead-portals')).json().items
  expect(row).toMatchObject({ id: portal.id, arrived_count: 5, unread_count: 2 })
})

test('an address of mails refuses a stranger before the body, and takes any body of its own portal', async () => {
  const { portal, send } = await mails('webmotors')
  const url = `/api/v1/lead-mails/${'x'.repeat(32)}`
  const stranger = await house.app.inject({ method: 'POST', url, headers: { host: shop.host }, payload: { a: 1 } })
  expect(stranger.json().code).toBe('not_found')
  expect((await send(Buffer.from([0, 255, 254, 10]), 'application/x-tudo')).json()).toEqual({ taken: true })
  expect((await send('')).statusCode).toBe(200)
  await shop.ask('PATCH', `/lead-portals/${portal.id}`, { active: false })
  expect((await send(writeMail(PORTAL_MAILS.mobiauto))).statusCode).toBe(404)
})

test("a portal's own mail address takes what the installation's provider receives for it, and nobody else's", async () => {
  const { portal } = await mails('mobiauto')
  const address = portal.mail_address as string
  expect(address).toMatch(/^[a-z2-9]{16}\.[a-z0-9-]+@leads\.exemplo\.com\.br$/)
  const post = (to: string, secret = SECRET, header = 'Delivered-To') =>
    house.app.inject({
      ...{ method: 'POST', url: `/api/v1/inbound-mails/${secret}` },
      headers: { host: 'localhost:3000', 'content-type': 'message/rfc822' },
      payload: writeMail({ ...PORTAL_MAILS.mobiauto, headers: [`${header}: <${to}>`, 'Message-ID: <z@mobiauto>'] }),
    })
  expect((await post(address, 'x'.repeat(40))).statusCode).toBe(404)
  expect((await post(`leads@exemplo.com.br`)).json()).toEqual({ taken: false })
  expect((await post(address.replace(/^.{16}/, 'a'.repeat(16)))).json()).toEqual({ taken: false })
  expect((await post(address.toUpperCase())).json()).toEqual({ taken: true })
  expect((await post(address, SECRET, 'Cc')).json()).toEqual({ taken: false })
  await house.drain()
  expect(await leads()).toMatchObject([{ name: 'Elisa Ramos', channel: 'mail', touch_count: 1 }])
  // Another address: the one before takes nothing.
  const renewed = (await shop.ask('POST', `/lead-portals/${portal.id}/address`)).json()
  expect(renewed.mail_address).not.toBe(address)
  expect((await post(address)).json()).toEqual({ taken: false })
})
