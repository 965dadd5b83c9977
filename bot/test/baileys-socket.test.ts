import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWhatsAppServer } from '@openclaw/crabline'
import { makeWASocket, type WASocket } from 'baileys'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BaileysDriver } from '../src/baileys/baileys-driver.ts'
import { openSessionKeys } from '../src/baileys/session-keys.ts'
import type { DriverEvent } from '../src/driver/driver.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { SILENT } from './driver-contract.ts'

let directory: string
let server: Awaited<ReturnType<typeof startWhatsAppServer>>
let store: Store
let driver: BaileysDriver
let socket: WASocket | undefined
let name: string | undefined
let events: DriverEvent[]

// The server of the contract test knows no pairing: what WhatsApp would send in its course is put into the library's socket.
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'recado-pairing-'))
  server = await startWhatsAppServer({
    selfJid: '5511930001000@s.whatsapp.net',
    recorderPath: join(directory, 'r.jsonl'),
  })
  store = openStore(':memory:')
  events = []
  const { creds, save } = openSessionKeys(store.session)
  creds.me = { id: '5511930001000:1@s.whatsapp.net', name: 'RobustCar' }
  save()
  const options = {
    brand: 'RobustCar',
    url: server.manifest.endpoints.baileysWebSocketUrl,
    groups: false,
    history: false,
  }
  const makeSocket: typeof makeWASocket = (config) => {
    name = config.browser?.join(' ')
    socket = makeWASocket(config)
    return socket
  }
  const context = { session: store.session, log: SILENT, emit: (event: DriverEvent) => void events.push(event) }
  driver = new BaileysDriver({ ...options, makeSocket }, context)
})
afterEach(async () => {
  await driver.stop()
  await server.close()
  store.close()
  rmSync(directory, { recursive: true, force: true })
})

const told = () => events.map((event) => (event.event === 'state' ? (event.reason ?? event.state) : event.event))
async function start(pairByCode?: string) {
  await driver.start({ pairByCode, version: undefined })
  await expect.poll(told).toContain('connected')
  events.length = 0
}

test('the notification of a passkey is a state of its own, at once', async () => {
  await start()
  const node = { tag: 'notification', attrs: { type: 'passkey_prologue_request', from: 's.whatsapp.net', id: '1' } }
  socket?.ws.emit('CB:notification,type:passkey_prologue_request', node)
  expect(events).toEqual([{ event: 'state', state: 'passkey_required', reason: 'passkey_prologue' }])
})

test('a QR code says how long it lasts, the first longer than those after it, under the brand’s name', async () => {
  await start()
  expect(name).toBe('RobustCar Chrome 1.0')
  const clock = vi.spyOn(Date, 'now').mockReturnValue(0)
  for (const qr of ['one', 'two']) socket?.ev.emit('connection.update', { qr })
  clock.mockRestore()
  const times = events.flatMap((event) => (event.event === 'qr' ? [event.expiresAt.getTime()] : []))
  expect(times).toEqual([60_000, 20_000])
})

test('new chats are counted, and limited only once they are used up; a restriction says until when', async () => {
  await start()
  const capping = (used: number, status: object) =>
    socket?.ev.emit('message-capping.update', { used_quota: used, total_quota: 20, ...status })
  capping(15, { capping_status: 'FIRST_WARNING' })
  capping(20, { capping_status: 'CAPPED' })
  const until = new Date('2026-12-01T00:00:00Z')
  socket?.ev.emit('connection.update', { reachoutTimeLock: { isActive: true, timeEnforcementEnds: until } })
  socket?.ev.emit('connection.update', { reachoutTimeLock: { isActive: false } })
  expect(events).toMatchObject([
    { state: 'connected', newChats: { used: 15, limit: 20 } },
    { state: 'restricted', newChats: { used: 20, limit: 20 } },
    { state: 'restricted', reason: 'new_chats_limited', until },
    { state: 'connected' },
  ])
})

test('history is read in the order in which it was written, and links are told before it', async () => {
  await start()
  const said = (id: string) => ({
    ...{ key: { remoteJid: '5511987654321@s.whatsapp.net', id, fromMe: false }, messageTimestamp: 1_795_000_000 },
    message: { conversation: id },
  })
  const contacts = [{ id: '5511987654321@s.whatsapp.net', lid: '1001@lid' }, { id: '5511900000000@s.whatsapp.net' }]
  socket?.ev.emit('messaging-history.set', { chats: [], contacts, messages: [said('2'), said('1')] })
  socket?.ev.flush()
  expect(events).toMatchObject([
    { event: 'identity', identity: { lid: '1001@lid', phone: '+5511987654321' } },
    { event: 'message', messageId: '1', history: true },
    { event: 'message', messageId: '2', history: true },
  ])
})

/** The library makes a code whatever WhatsApp answers, which comes under the name of its request. */
function answerToCode(type: 'result' | 'error'): void {
  const ours = socket
  if (ours === undefined) throw new Error('there is no socket')
  const tag = ours.generateMessageTag().replace(/\d+$/, (count) => String(Number(count) + 2))
  ours.requestPairingCode = async () => {
    ours.ws.emit(`TAG:${tag}`, { tag: 'iq', attrs: { id: tag, type } })
    return 'ABCD1234'
  }
  ours.ev.emit('connection.update', { qr: 'one' })
}

test('a pairing code that the server takes is shown, under a name that WhatsApp knows', async () => {
  await start('+5511930001000')
  expect(name).toMatch(/^Windows Chrome/)
  answerToCode('result')
  await expect.poll(() => events).toMatchObject([{ event: 'pairing_code', code: 'ABCD1234' }])
})

test('a pairing code that the server refuses is never shown, and leaves no session behind', async () => {
  await start('+5511930001000')
  answerToCode('error')
  await expect.poll(told).toEqual(['pairing_code_refused'])
  await expect.poll(() => store.session.get('creds', '')).toBeUndefined()
})
