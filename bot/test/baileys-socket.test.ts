import { startWhatsApp, type WhatsAppStandIn } from '@recado/testing/whatsapp'
import { makeWASocket, type WASocket } from 'baileys'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BaileysDriver } from '../src/baileys/baileys-driver.ts'
import type { DriverEvent } from '../src/driver/driver.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { SILENT } from './driver-contract.ts'

let whatsapp: WhatsAppStandIn
let store: Store
let driver: BaileysDriver
let socket: WASocket | undefined
let name: string | undefined
let events: DriverEvent[]

// What a socket is made with, and what only time would bring, is looked at inside the library.
beforeEach(async () => {
  whatsapp = await startWhatsApp()
  whatsapp.addAccount({ phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' })
  store = openStore(':memory:')
  events = []
  const makeSocket: typeof makeWASocket = (config) => {
    name = config.browser?.join(' ')
    socket = makeWASocket(config)
    return socket
  }
  const context = { session: store.session, log: SILENT, emit: (event: DriverEvent) => void events.push(event) }
  const options = { brand: 'RobustCar', url: whatsapp.url, groups: false, history: false, makeSocket }
  driver = new BaileysDriver(options, context)
})
afterEach(async () => {
  await driver.stop()
  await whatsapp.close()
  store.close()
})

test('a QR code says how long it lasts, the first longer than those after it, under the brand’s name', async () => {
  await driver.start({ pairByCode: undefined, version: undefined })
  await expect.poll(() => events.length).toBe(1)
  expect(name).toBe('RobustCar Chrome 1.0')
  await driver.start({ pairByCode: undefined, version: undefined })
  await expect.poll(() => events.length).toBe(2)
  events.length = 0
  const clock = vi.spyOn(Date, 'now').mockReturnValue(0)
  socket?.ev.emit('connection.update', { qr: 'two' })
  clock.mockRestore()
  expect(events).toMatchObject([{ event: 'qr', expiresAt: new Date(20_000) }])
})

test('a pairing code is asked for under a name that WhatsApp knows', async () => {
  await driver.start({ pairByCode: '+5511930001000', version: undefined })
  await expect.poll(() => events).toMatchObject([{ event: 'pairing_code' }])
  expect(name).toMatch(/^Windows Chrome/)
})
