import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { BaileysDriver, type BaileysOptions } from '../../../bot/src/baileys/baileys-driver.ts'
import type { DriverEvent, OutboundMessage, ReceivedMessage } from '../../../bot/src/driver/driver.ts'
import { openStore } from '../../../bot/src/store/open-store.ts'
import { SILENT } from '../../../bot/test/driver-contract.ts'
import { type Account, startWhatsApp } from '../index.ts'

export const SHOP = { phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' }
export const ANA = { phone: '+5511987654321', lid: '1001@lid', name: 'Ana 🚗' }

/**
 * A bot's driver as it is, and a WhatsApp of its own with a shop and a customer.
 * @param database the bot's volume, for who looks into it.
 */
export async function openBot(changed: Partial<BaileysOptions> = {}, database = new DatabaseSync(':memory:')) {
  const whatsapp = await startWhatsApp()
  whatsapp.media.trustHere()
  const [account, ana] = [whatsapp.addAccount(SHOP), whatsapp.addPerson(ANA)]
  const store = openStore(':memory:', () => database)
  const events: DriverEvent[] = []
  const options = { brand: 'RobustCar', url: whatsapp.url, groups: false, history: true, ...changed }
  const make = () =>
    new BaileysDriver(options, { session: store.session, log: SILENT, emit: (event) => void events.push(event) })
  let driver = make()
  const of = <Kind extends DriverEvent['event']>(kind: Kind) =>
    events.filter((event): event is Extract<DriverEvent, { event: Kind }> => event.event === kind)
  const bot = {
    ...{ whatsapp, account, ana, store, events, of },
    get driver() {
      return driver
    },
    start: (pairByCode?: string, version?: string) => driver.start({ pairByCode, version }),
    told: () => of('state').map(({ state, reason }) => reason ?? state),
    messages: (): ReceivedMessage[] => of('message'),
    /** By a QR code, with the restart that WhatsApp asks for after it. */
    async link(to: Account = account) {
      await bot.start()
      await expect.poll(() => of('qr').length).toBeGreaterThan(0)
      whatsapp.scan(to, of('qr').at(-1)?.qr ?? '')
      await expect.poll(bot.told).toContain('restart_required')
      await bot.start()
      await expect.poll(bot.told).toContain('connected')
      // Until its phone's history has come the library keeps back what it hears.
      await expect.poll(() => bot.store.session.get('creds', '')).toContain('"accountSyncCounter":1')
    },
    /** As another process that finds the volume. */
    async restart() {
      await driver.stop()
      driver = make()
      events.length = 0
      await bot.start()
    },
    async send(content: OutboundMessage['content'], quoted?: OutboundMessage['quoted'], address = ANA.lid) {
      const id = driver.newMessageId()
      const identity = { lid: ANA.lid, phone: ANA.phone, bsuid: null, parent_bsuid: null, username: null }
      await driver.send({ id, to: { address, identity }, content, quoted })
      return id
    },
    async close() {
      await driver.stop()
      await whatsapp.close()
      store.close()
    },
  }
  return bot
}

export type OpenBot = Awaited<ReturnType<typeof openBot>>
