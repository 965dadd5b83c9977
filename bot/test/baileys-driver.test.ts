import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWhatsAppServer } from '@openclaw/crabline'
import { z } from 'zod'
import { BaileysDriver } from '../src/baileys/baileys-driver.ts'
import { openSessionKeys } from '../src/baileys/session-keys.ts'
import { testDriver } from './driver-contract.ts'

const Sent = z.object({
  body: z.object({
    key: z.object({ fromMe: z.literal(true), id: z.string() }),
    message: z.object({ conversation: z.string() }),
  }),
})

/**
 * Baileys as it is against a WhatsApp server in this process: Noise, Signal and receipts are real. That server has no pairing, so
 * the session is there from the beginning; it repeats nothing, and ends no account.
 */
testDriver('baileys', [], async () => {
  const directory = mkdtempSync(join(tmpdir(), 'recado-baileys-'))
  const shown: { messageId: string; text: string }[] = []
  const server = await startWhatsAppServer({
    selfJid: '5511930001000@s.whatsapp.net',
    recorderPath: join(directory, 'record.jsonl'),
    onEvent: (event: unknown) => {
      const sent = Sent.safeParse(event).data
      if (sent !== undefined) shown.push({ messageId: sent.body.key.id, text: sent.body.message.conversation })
    },
  })
  const { adminToken, endpoints } = server.manifest
  return {
    customer: { lid: null, phone: '+5511987654321', name: 'Ana 🚗' },
    connect(context) {
      const { creds, save } = openSessionKeys(context.session)
      creds.me = { id: '5511930001000:1@s.whatsapp.net', name: 'RobustCar' }
      creds.registered = true
      save()
      const options = { brand: 'RobustCar', url: endpoints.baileysWebSocketUrl, groups: false, history: false }
      return new BaileysDriver(options, context)
    },
    async customerSays(text) {
      const response = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ chatJid: '5511987654321@s.whatsapp.net', senderJid: '5511987654321@s.whatsapp.net' },
          ...{ text, pushName: 'Ana 🚗' },
        }),
      })
      const answer = await response.json()
      return z.object({ message: z.object({ key: z.object({ id: z.string() }) }) }).parse(answer).message.key.id
    },
    shown: async () => shown,
    acts: {},
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
})
