import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Driver, DriverEvent } from '../src/driver/driver.ts'
import { SimulatedNetwork } from '../src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../src/simulator/simulated-phone.ts'
import { SimulatorDriver } from '../src/simulator/simulator-driver.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { SILENT, testDriver } from './driver-contract.ts'

const SHOP = { phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' }
const ANA = { phone: '+5511987654321', lid: '1001@lid', name: 'Ana 🚗' }

testDriver('simulator', ['cutLine', 'logOut', 'ban', 'replace'], async () => {
  const network = new SimulatedNetwork()
  await network.listen()
  const phone = network.addPhone(SHOP)
  phone.meet(ANA)
  return {
    customer: ANA,
    connect: (context) => new SimulatorDriver(network.urlOf(phone), context),
    link: async () => {
      await expect.poll(() => phone.view()).toMatchObject({ qr: expect.any(String) })
      phone.scan()
    },
    customerSays: async (text) => phone.say(ANA, { kind: 'text', text }),
    shown: async () =>
      phone.log
        .filter(({ direction }) => direction === 'out')
        .map(({ messageId, content }) => ({ messageId, text: (content as { text: string }).text })),
    acts: {
      cutLine: () => phone.cutLine(),
      logOut: () => phone.unlink(),
      ban: () => phone.ban(),
      replace: () => phone.replace(),
    },
    close: () => network.close(),
  }
})

let network: SimulatedNetwork
let phone: SimulatedPhone
let store: Store
let driver: Driver
let events: DriverEvent[]

beforeEach(async () => {
  events = []
  network = new SimulatedNetwork()
  await network.listen()
  phone = network.addPhone(SHOP)
  phone.meet(ANA)
  store = openStore(':memory:')
  driver = new SimulatorDriver(network.urlOf(phone), {
    session: store.session,
    log: SILENT,
    emit: (event) => void events.push(event),
  })
})
afterEach(async () => {
  await driver.stop()
  await network.close()
  store.close()
})

const start = (pairByCode?: string, version?: string) => driver.start({ pairByCode, version })
const states = () => events.filter((event) => event.event === 'state').map(({ state, reason }) => reason ?? state)
const to = { address: ANA.lid, identity: { ...NOBODY, lid: ANA.lid } }

async function connected() {
  await start()
  await expect.poll(() => events.some(({ event }) => event === 'qr')).toBe(true)
  phone.scan()
  await expect.poll(states).toContain('connected')
}

test('a passkey is named at once, and no code is shown for another number', async () => {
  phone.requirePasskey(true)
  await start()
  await expect.poll(() => events.some(({ event }) => event === 'qr')).toBe(true)
  phone.scan()
  await expect.poll(states).toEqual(['passkey_prologue'])

  await start('+5511900000000')
  await expect.poll(states).toContain('pairing_code_refused')
  expect(events.some(({ event }) => event === 'pairing_code')).toBe(false)
})

test('links by a code that the network gave', async () => {
  await start(SHOP.phone)
  await expect
    .poll(() => events.find(({ event }) => event === 'pairing_code'))
    .toMatchObject({ code: expect.stringMatching(/^\w{8}$/) })
  phone.scan()
  await expect.poll(states).toContain('connected')
})

test('a restriction refuses new chats only, and ends', async () => {
  await connected()
  phone.restrict({ until: '2026-12-01T00:00:00.000Z', used: 20, limit: 20 })
  await expect.poll(states).toContain('new_chats_limited')
  const message = { content: { kind: 'text' as const, text: 'oi' }, quoted: undefined }
  await expect(driver.send({ ...message, id: 'A', to })).rejects.toMatchObject({
    outcome: 'refused',
    problem: 'new_chats_limited',
  })
  phone.say(ANA, { kind: 'text', text: 'oi' })
  await driver.send({ ...message, id: 'B', to })
  phone.restrict(undefined)
  await expect.poll(states).toEqual(['connected', 'new_chats_limited', 'connected'])
})

test('an answer that is lost with the line is uncertain, and the network can be asked', async () => {
  await connected()
  phone.swallowAnswers(1)
  const message = { id: 'A', to, content: { kind: 'text' as const, text: 'oi' }, quoted: undefined }
  await expect(driver.send(message)).rejects.toMatchObject({ outcome: 'uncertain' })
  await start()
  await expect.poll(() => states().at(-1)).toBe('connected')
  expect(await driver.lookUp?.(to, 'A')).toBe('accepted')
  expect(await driver.lookUp?.(to, 'B')).toBe('absent')
})

test('an old version is told apart from everything else', async () => {
  phone.requireVersion('2.3000.20')
  await start(undefined, '2.3000.3')
  await expect.poll(states).toEqual(['version_refused'])
  await start(undefined, '2.3000.20')
  await expect.poll(() => events.some(({ event }) => event === 'qr')).toBe(true)
})

test('is played over HTTP by a page of this machine, and by no other', async () => {
  await connected()
  const base = network
    .urlOf(phone)
    .replace('ws', 'http')
    .replace(/\/device.*/, '')
  const act = (name: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${base}/phones/${SHOP.phone}/${name}`, { method: 'POST', body: JSON.stringify(body), headers })
  expect((await act('say', { customer: ANA, text: 'oi' })).status).toBe(200)
  expect((await act('burst', { customer: ANA, text: 'oi', count: 5 })).status).toBe(200)
  expect((await act('album', { customer: ANA, caption: 'fotos', count: 3 })).status).toBe(200)
  await expect.poll(() => events.filter(({ event }) => event === 'message').length).toBe(9)
  expect((await act('say', { customer: ANA })).status).toBe(400)
  expect((await act('dance', {})).status).toBe(400)
  expect((await act('ban', {}, { origin: 'https://evil.example' })).status).toBe(403)
  const watch = (headers: Record<string, string>) => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/phones/${SHOP.phone}/watch`, { headers })
    return new Promise<string>((resolve) => {
      socket.on('message', (data) => resolve(Object.keys(JSON.parse(data.toString())).join()))
      socket.on('error', () => resolve('refused'))
    }).finally(() => socket.terminate())
  }
  expect(await watch({})).toBe('view,log')
  expect(await watch({ origin: 'https://evil.example' })).toBe('refused')
  expect(await watch({ host: 'evil.example' })).toBe('refused')
  const log = await (await fetch(`${base}/phones/${SHOP.phone}/log`)).json()
  expect(log).toHaveLength(9)
  const [picture] = events.flatMap((event) => (event.event === 'message' && event.album ? [event.content] : []))
  const source = picture !== undefined && 'media' in picture ? picture.media.source : ''
  expect(await driver.download(source, 1_000)).toMatchObject({ mime: 'image/png' })
  await expect(driver.download(source, 10)).rejects.toMatchObject({ problem: 'too_large' })
})

test('late receipts come when they are let go, and the log says who read', async () => {
  await connected()
  phone.setReceipts('late')
  await driver.send({ id: 'A', to, content: { kind: 'text', text: 'oi' }, quoted: undefined })
  const acks = () => events.flatMap((event) => (event.event === 'ack' ? [event.state] : []))
  expect(acks()).toEqual([])
  phone.setReceipts('at once')
  await expect.poll(acks).toEqual(['delivered'])
  phone.read('A')
  await expect.poll(acks).toEqual(['delivered', 'read'])
  expect(phone.log.at(-1)).toMatchObject({ state: 'read' })
})
