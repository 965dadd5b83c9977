import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startWhatsAppWeb } from '@recado/testing/whatsapp-web'
import { expect } from 'vitest'
import type { DriverContext, DriverEvent } from '../src/driver/driver.ts'
import { WhatsAppWebDriver } from '../src/whatsapp-web/whatsapp-web-driver.ts'
import type { Peer } from './driver-contract.ts'

const ANA = { lid: '1001@lid', phone: '+5511987654321', name: 'Ana 🚗' }
/** Without its window it costs less; a test takes what is there. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? 'chromium'

/** whatsapp-web.js as it is, in a real Chromium, before the page of testing/whatsapp-web. */
export async function openWebPeer() {
  const whatsapp = await startWhatsAppWeb()
  const account = whatsapp.addAccount({ phone: '+5511930001000', lid: '9001@lid', name: 'RobustCar' })
  const ana = whatsapp.addPerson(ANA)
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-web-'))
  const heard: DriverEvent[] = []
  const peer: Peer = {
    customer: ANA,
    connect(context: DriverContext) {
      const options = { chromium: CHROMIUM, folder, brand: 'RobustCar', url: whatsapp.url, historyDays: 0 }
      const emit = (event: DriverEvent) => {
        context.emit(event)
        heard.push(event)
      }
      return new WhatsAppWebDriver(options, { ...context, emit })
    },
    async link() {
      const codes = () => heard.flatMap((event) => (event.event === 'qr' ? [event.qr] : []))
      await expect.poll(codes).not.toEqual([])
      whatsapp.scan(account, codes().at(-1) ?? '')
    },
    customerSays: async (text) => ana.say(account, text),
    shown: async () => ana.shown.map(({ id, body = '' }) => ({ messageId: id, text: body })),
    acts: {
      cutLine: () => account.cutLine(),
      logOut: () => account.logOut(),
      ban: () => account.ban(),
      replace: () => account.replace(),
    },
    async close() {
      await whatsapp.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      expect(whatsapp.unknown).toEqual([])
    },
  }
  return { peer, whatsapp, account, ana, heard, folder }
}
