import { startWhatsApp } from '@recado/testing/whatsapp'
import { expect } from 'vitest'
import { BaileysDriver } from '../src/baileys/baileys-driver.ts'
import type { DriverContext, DriverEvent } from '../src/driver/driver.ts'
import { testDriver } from './driver-contract.ts'

const ANA = { lid: '1001@lid', phone: '+5511987654321', name: 'Ana 🚗' }

/** Baileys as it is against a WhatsApp in this process: linked by QR code, with Noise, Signal and receipts. */
testDriver('baileys', ['cutLine', 'logOut', 'ban', 'replace'], async () => {
  const whatsapp = await startWhatsApp()
  const account = whatsapp.addAccount({ phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' })
  const ana = whatsapp.addPerson(ANA)
  const heard: DriverEvent[] = []
  let session: DriverContext['session'] | undefined
  return {
    customer: ANA,
    connect(context) {
      session = context.session
      const options = { brand: 'RobustCar', url: whatsapp.url, groups: false, history: false }
      const emit = (event: DriverEvent) => {
        heard.push(event)
        context.emit(event)
      }
      return new BaileysDriver(options, { ...context, emit })
    },
    async link(driver) {
      const codes = () => heard.flatMap((event) => (event.event === 'qr' ? [event.qr] : []))
      await expect.poll(codes).toHaveLength(1)
      whatsapp.scan(account, codes()[0] ?? '')
      await expect.poll(() => heard.at(-1)).toMatchObject({ reason: 'restart_required' })
      await driver.start({ pairByCode: undefined, version: undefined })
      // Until its phone's history has come the library keeps back what it hears.
      await expect.poll(() => session?.get('creds', '')).toContain('"accountSyncCounter":1')
    },
    customerSays: (text) => ana.say(account, text),
    shown: async () => ana.shown.map(({ messageId, text }) => ({ messageId, text })),
    acts: {
      cutLine: () => account.cutLine(),
      logOut: () => account.logOut(),
      ban: () => account.ban(),
      replace: () => account.replace(),
    },
    close: () => whatsapp.close(),
  }
})
