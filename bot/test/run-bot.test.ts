import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadBotConfig } from '../src/config/load-bot-config.ts'
import { createDriver } from '../src/driver/create-driver.ts'
import { type RunningBot, runBot } from '../src/runtime/run-bot.ts'
import { SimulatedNetwork } from '../src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../src/simulator/simulated-phone.ts'
import { SILENT } from './driver-contract.ts'
import { ReceivingServer } from './receiving-server.ts'

const ANA = { phone: '+5511987654321', lid: '1001@lid', name: 'Ana' }
const CREDENTIALS = { tenantId: 'ten_1', token: 'token-of-the-first-bot', secret: `whsec_${'A'.repeat(32)}` }
const OTHER = { tenantId: 'ten_2', token: 'token-of-the-other-bot', secret: `whsec_${'B'.repeat(32)}` }

let directory: string
let network: SimulatedNetwork
let phone: SimulatedPhone
let server: ReceivingServer
let dashboardUrl: string
let running: RunningBot[]

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'recado-bot-'))
  network = new SimulatedNetwork()
  await network.listen()
  phone = network.addPhone({ phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' })
  phone.meet(ANA)
  server = new ReceivingServer([CREDENTIALS, OTHER])
  dashboardUrl = await server.listen()
  running = []
})
afterEach(async () => {
  for (const bot of running) await bot.stop()
  await network.close()
  await server.close()
  rmSync(directory, { recursive: true })
})

async function run(more: Record<string, string> = {}, dataDir = 'one') {
  const config = loadBotConfig({
    ...{ BOT_TOKEN: CREDENTIALS.token, BOT_SIGNING_SECRET: CREDENTIALS.secret, TENANT_ID: CREDENTIALS.tenantId },
    ...{ DASHBOARD_URL: dashboardUrl, DRIVER: 'simulator', SIMULATOR_URL: network.urlOf(phone), HOST: '127.0.0.1' },
    ...{ PORT: '0', DATA_DIR: join(directory, dataDir), ...more },
  })
  const bot = await runBot(config, createDriver, SILENT)
  running.push(bot)
  const at = (path: string) => `http://127.0.0.1:${bot.port}${path}`
  return {
    stop: async () => {
      running = running.filter((one) => one !== bot)
      await bot.stop()
    },
    health: async () => {
      const response = await fetch(at('/health'))
      return { code: response.status, ...((await response.json()) as { status: string; lease: string }) }
    },
    post: async (path: string, body: object | string, token = CREDENTIALS.token) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await fetch(at(path), { method: 'POST', body: text, headers: { 'x-bot-token': token } })
      return { code: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }
}

async function connected(more: Record<string, string> = {}) {
  const bot = await run(more)
  await expect.poll(() => server.notices('qr').length).toBeGreaterThan(0)
  phone.scan()
  await expect.poll(bot.health).toMatchObject({ code: 200, status: 'connected' })
  return bot
}
const statuses = () => server.notices('status').map(({ status, reason }) => (reason === null ? status : reason))
const texts = () =>
  server.received().flatMap(({ event, payload }) => (event === 'message' ? [(payload as { body: string }).body] : []))
const acks = (id: string) =>
  server.received().flatMap(({ payload }) => {
    const ack = payload as { event: string; id: string; state: string }
    return ack.event === 'ack' && ack.id === id ? [ack.state] : []
  })
const shown = () =>
  phone.log.flatMap(({ direction, content }) => (direction === 'out' ? [(content as { text: string }).text] : []))

test('from nothing to a conversation: QR code, connected, in, out, receipts, all told to the server', async () => {
  const bot = await run()
  expect(await bot.health()).toMatchObject({ code: 503 })
  await expect.poll(() => server.notices('qr')).toMatchObject([{ qr_code: expect.any(String), pairing_code: null }])
  phone.scan()
  await expect.poll(statuses).toEqual(['starting', 'qr_ready', 'connected'])
  expect(server.notices('status').at(-1)).toMatchObject({
    number: '+5511930001000',
    name: 'RobustCar',
    driver: 'simulator',
  })
  phone.say(ANA, { kind: 'text', text: 'Bom dia' })
  await expect.poll(texts).toEqual(['Bom dia'])
  // The specification's form, and ours, of the same address.
  expect(await bot.post('/send', { token: CREDENTIALS.token, to: '5511987654321', message: 'Olá!' })).toMatchObject({
    code: 202,
  })
  await expect.poll(shown).toEqual(['Olá!'])
  expect(
    (await bot.post('/send', { id: 'm1', to: ANA_IDENTITY, message: { kind: 'text', text: 'Posso ajudar?' } })).code,
  ).toBe(202)
  await expect.poll(shown).toEqual(['Olá!', 'Posso ajudar?'])
  await expect.poll(() => acks('m1')).toContain('delivered')
})

const ANA_IDENTITY = { lid: ANA.lid, phone: null, bsuid: null, parent_bsuid: null, username: null }

test('a wrong token opens nothing, here and at the server', async () => {
  const bot = await connected()
  for (const path of ['/send', '/command', '/lease']) {
    expect(await bot.post(path, { to: '5511987654321', message: 'oi' }, OTHER.token)).toMatchObject({ code: 401 })
    expect(await bot.post(path, '{', '')).toMatchObject({ code: 401 })
  }
  const url = `${dashboardUrl}/api/tenants/ten_2/whatsapp/incoming`
  const headers = { 'x-bot-token': CREDENTIALS.token, 'content-type': 'application/json' }
  expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401)
  expect(phone.log).toEqual([])
})

test('bad requests are refused with their reason and change nothing', async () => {
  const bot = await connected()
  for (const [path, body, code] of [
    ['/send', '{', 400],
    ['/send', '[]', 400],
    ['/send', { to: 'nobody', message: 'oi' }, 400],
    ['/send', { to: '5511987654321', message: '' }, 400],
    ['/send', { to: '5511987654321', message: 'x'.repeat(600_000) }, 413],
    ['/command', { command: 'explode' }, 400],
    ['/command', { command: 'set_version', version: 'latest' }, 400],
    ['/lease', { holder: 'x', ttl_ms: 1_000 }, 409],
    ['/nowhere', {}, 404],
  ] as const) {
    expect((await bot.post(path, body)).code, JSON.stringify(body).slice(0, 80)).toBe(code)
  }
  expect(await bot.health()).toMatchObject({ code: 200, queues: { to_send: 0 } })
})

test('while the server is away nothing is lost, and it comes in order', async () => {
  const bot = await connected()
  // That it is connected has been told: what waits afterwards are messages alone.
  await expect.poll(bot.health).toMatchObject({ queues: { to_deliver: 0 } })
  server.refuse = { status: 503 }
  for (const text of ['1', '2', '3']) phone.say(ANA, { kind: 'text', text })
  await expect.poll(bot.health).toMatchObject({ queues: { to_deliver: 3 }, server: 'unreachable' })
  server.refuse = { status: 401 }
  await expect.poll(bot.health).toMatchObject({ server: 'token_refused' })
  await bot.stop()
  server.refuse = undefined
  await run()
  await expect.poll(texts).toEqual(['1', '2', '3'])
})

test('an event that the server cannot read is found in its batch, set aside and counted; others pass', async () => {
  const bot = await connected()
  server.outcome = (event) => (event.message_id === 'BAD' ? 'refused' : undefined)
  phone.say(ANA, { kind: 'text', text: 'antes' })
  phone.say(ANA, { kind: 'text', text: 'ruim' }, { messageId: 'BAD' })
  phone.say(ANA, { kind: 'text', text: 'depois' })
  await expect.poll(texts).toEqual(['antes', 'depois'])
  await expect.poll(bot.health).toMatchObject({ queues: { refused: 1, to_deliver: 0 } })
})

test('a chat that the server puts off waits as a whole, and others go on', async () => {
  await connected()
  const rui = { phone: '+5521987650000', lid: '1002@lid', name: 'Rui' }
  let tries = 0
  server.outcome = (event) => (event.message_id === 'SLOW' && tries++ === 0 ? 'retry' : undefined)
  phone.say(ANA, { kind: 'text', text: 'a1' }, { messageId: 'SLOW' })
  phone.say(ANA, { kind: 'text', text: 'a2' })
  phone.say(rui, { kind: 'text', text: 'b1' })
  await expect.poll(() => texts().sort()).toEqual(['a1', 'a2', 'b1'])
  expect(texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2'])
})

test('an album arrives as one message with its files', async () => {
  await connected()
  const picture = (caption: string) => {
    const source = network.keepMedia(Buffer.from(caption), 'image/png')
    const media = { source, mime: 'image/png', name: undefined, bytes: undefined, durationS: undefined }
    return { kind: 'image' as const, media, caption }
  }
  phone.sayAlbum(ANA, [picture('frente'), picture('traseira'), picture('painel')])
  await expect.poll(texts).toEqual(['frente'])
  const [album] = server.received()
  expect(album?.payload).toMatchObject({ type: 'album', content: { items: [{}, {}, {}] } })
  expect(server.files().map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['frente', 'traseira', 'painel'])
  const gone = {
    source: picture('').media.source.replace(/media.*/, 'media/000000000000000000'),
    mime: 'audio/ogg',
    name: undefined,
  }
  phone.say(ANA, { kind: 'voice', media: { ...gone, bytes: 5, durationS: 2 } })
  await expect
    .poll(() => server.received().at(-1)?.payload)
    .toMatchObject({ content: { media: { problem: 'expired' } } })
})

test('a file to be sent is fetched with the token from the server alone; one that is gone fails with its reason', async () => {
  const bot = await connected()
  const tokens: (string | undefined)[] = []
  const elsewhere = createServer((request, response) => {
    tokens.push(request.headers['x-bot-token']?.toString())
    response.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'image/png' }).end('png')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  const image = (path: string) => ({
    kind: 'image',
    media: { url: `${url}${path}`, mime: 'image/png' },
    caption: 'foto',
  })
  phone.say(ANA, { kind: 'text', text: 'oi' })
  await bot.post('/send', { id: 'm1', to: ANA_IDENTITY, message: image('/gone') })
  await bot.post('/send', { id: 'm2', to: ANA_IDENTITY, message: image('/there') })
  await expect.poll(() => acks('m1')).toEqual(['failed'])
  await expect.poll(() => acks('m2')).toContain('delivered')
  expect(tokens).toEqual([undefined, undefined])
  await new Promise((resolve) => elsewhere.close(resolve))
})

test('who is not on WhatsApp is said so, and the next message goes', async () => {
  const bot = await connected()
  await bot.post('/send', { id: 'm1', to: '5521900000000', message: 'oi' })
  await bot.post('/send', { id: 'm2', to: '5511987654321', message: 'oi' })
  await expect.poll(() => acks('m1')).toEqual(['failed'])
  await expect.poll(() => acks('m2')).toContain('delivered')
  expect(await bot.post('/command', { command: 'check_number', phone: '+5521900000000' })).toMatchObject({
    body: { identity: null },
  })
  expect(await bot.post('/command', { command: 'check_number', phone: ANA.phone })).toMatchObject({
    body: { identity: { lid: ANA.lid } },
  })
})

test('comes back by itself after a cut, and stays away after a ban', async () => {
  const bot = await connected()
  phone.cutLine()
  await expect.poll(bot.health).toMatchObject({ code: 503 })
  await bot.post('/send', { id: 'm1', to: ANA_IDENTITY, message: 'espera' })
  phone.say(ANA, { kind: 'text', text: 'alô?' })
  phone.mendLine()
  await expect.poll(texts).toEqual(['alô?'])
  await expect.poll(() => acks('m1')).toContain('delivered')
  expect(shown()).toEqual(['espera'])
  phone.ban()
  await expect.poll(() => statuses().at(-1)).toBe('account_banned')
  expect(await bot.health()).toMatchObject({ code: 503, status: 'banned' })
})

test('an answer lost with the line is asked for, and the message is there once', async () => {
  const bot = await connected()
  phone.swallowAnswers(1)
  await bot.post('/send', { id: 'm1', to: ANA_IDENTITY, message: 'uma vez' })
  await bot.post('/send', { id: 'm2', to: ANA_IDENTITY, message: 'depois' })
  await expect.poll(() => acks('m2')).toContain('delivered')
  expect(shown()).toEqual(['uma vez', 'depois'])
  expect(acks('m1')).not.toContain('uncertain')
})

test('keeps its session over a restart, and ends it when it is told', async () => {
  const first = await connected()
  await first.stop()
  expect(statuses().at(-1)).toBe('stopping')
  const again = await run()
  await expect.poll(again.health).toMatchObject({ status: 'connected' })
  expect(server.notices('qr')).toHaveLength(1)
  expect(await again.post('/command', { command: 'log_out' })).toMatchObject({ code: 200 })
  expect(phone.view()).toMatchObject({ state: 'unlinked' })
  await again.post('/command', { command: 'restart' })
  await expect.poll(() => server.notices('qr').length).toBe(2)
})

test('a session that somebody else took is not taken back by a restart, only by a command', async () => {
  const first = await connected()
  phone.replace()
  await expect.poll(() => statuses().at(-1)).toBe('session_taken')
  await first.stop()
  const again = await run()
  await expect.poll(again.health).toMatchObject({ status: 'replaced', reason: 'session_taken' })
  expect(phone.view()).toMatchObject({ connected: false })
  await again.post('/command', { command: 'restart' })
  await expect.poll(again.health).toMatchObject({ status: 'connected' })
})

test('the passkey is named, and a version is raised by one command', async () => {
  phone.requirePasskey(true)
  const bot = await run()
  await expect.poll(() => server.notices('qr').length).toBe(1)
  phone.scan()
  await expect.poll(() => statuses().at(-1)).toBe('passkey_prologue')
  expect(await bot.health()).toMatchObject({ status: 'passkey_required' })
  phone.requirePasskey(false)
  phone.requireVersion('2.3000.50')
  await bot.post('/command', { command: 'restart' })
  await expect.poll(() => statuses().at(-1)).toBe('version_refused')
  await bot.post('/command', { command: 'set_version', version: '2.3000.50' })
  await expect.poll(() => statuses().at(-1)).toBe('qr_ready')
})

test('without its lease it does not connect, and lets go when it ends', async () => {
  const bot = await run({ LEASE: 'http', LEASE_HOLDER: 'me' })
  expect(await bot.health()).toMatchObject({ lease: 'absent', status: 'starting' })
  expect(server.notices('qr')).toEqual([])
  await bot.post('/lease', { holder: 'me', ttl_ms: 600_000 })
  await expect.poll(() => server.notices('qr').length).toBe(1)
  phone.scan()
  await expect.poll(bot.health).toMatchObject({ status: 'connected', lease: 'held' })
  await bot.post('/lease', { holder: 'somebody else', ttl_ms: 600_000 })
  await expect.poll(() => statuses().at(-1)).toBe('lease_lost')
  await expect.poll(() => phone.view()).toMatchObject({ connected: false })
  await bot.post('/lease', { holder: 'me', ttl_ms: 50 })
  // Nobody renews it: it ends by itself.
  await expect.poll(bot.health).toMatchObject({ lease: 'absent', reason: 'lease_lost' })
})

test('a lease may be a file', async () => {
  const file = join(directory, 'lease.json')
  writeFileSync(file, JSON.stringify({ holder: 'me', ttl_ms: 600_000 }))
  const bot = await run({ LEASE: 'file', LEASE_FILE: file, LEASE_HOLDER: 'me' })
  await expect.poll(() => server.notices('qr').length).toBe(1)
  writeFileSync(file, JSON.stringify({ holder: 'another', ttl_ms: 600_000 }))
  await expect.poll(bot.health).toMatchObject({ lease: 'absent', reason: 'lease_lost' })
})

test('a queue that is full lets go of the network, says so, and takes up again what waited there', async () => {
  const bot = await connected({ EVENTS_MAX: '100' })
  server.refuse = { status: 503 }
  for (let n = 0; n < 300; n++) phone.say(ANA, { kind: 'text', text: `${n}` })
  await expect.poll(bot.health).toMatchObject({ reason: 'queue_full' })
  server.refuse = undefined
  await expect.poll(() => texts().length).toBe(300)
  expect(texts()).toEqual(Array.from({ length: 300 }, (_, n) => `${n}`))
})
