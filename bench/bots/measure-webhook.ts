import { randomUUID } from 'node:crypto'
import { BOT_PATHS } from '@recado/contracts/bots'
import { encodeId } from '@recado/contracts/ids'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { buildConnection } from '../../server/test/support/build-connection.ts'
import { signAsBot } from '../../server/test/support/sign-as-bot.ts'
import { openHttpHouse } from '../support/open-http-house.ts'

const ASKED = 400

/** Milliseconds of the real server: a message that a bot delivers, stored and answered, and a route that does nothing. */
export async function measureWebhook(): Promise<{ webhook: Float64Array; empty: Float64Array }> {
  const house = await openHttpHouse()
  try {
    const source = { tenant: house.tenant, actor: { kind: 'system' as const, name: 'bench' } }
    const { id } = await house.services.withTenant(source, (scope) => buildConnection(scope))
    const bot = { tenantId: house.tenant.id, connectionId: id, generation: 1 }
    const url = house.url + BOT_PATHS.incoming.replace(':id', encodeId('ten', house.tenant.id))
    const webhook: number[] = []
    const empty: number[] = []
    for (let n = 0; n < ASKED; n++) {
      const body = JSON.stringify({ events: [messageOf(n)] })
      const headers = signAsBot(house, bot, body)
      webhook.push(await timeOf(url, { method: 'POST', headers, body }))
      empty.push(await timeOf(`${house.url}/healthz`))
    }
    // What comes first warms the program up.
    return { webhook: Float64Array.from(webhook.slice(50)), empty: Float64Array.from(empty.slice(50)) }
  } finally {
    await house.close()
  }
}

function messageOf(n: number): object {
  const at = new Date()
  const phone = `+55119${80_000_000 + (n % 20)}`
  return {
    ...{ event: 'message', event_id: randomUUID(), message_id: `3EB0${randomUUID()}`, from: phone, type: 'text' },
    ...{ body: `mensagem ${n}`, content: { kind: 'text', text: `mensagem ${n}` }, at: at.toISOString() },
    ...{ timestamp: Math.floor(at.getTime() / 1_000), from_me: false, sender: null, quoted: null, referral: null },
    ...{ forwarded: false, history: false, chat: { kind: 'person', identity: { ...NOBODY, phone }, name: 'Ana' } },
  }
}

async function timeOf(url: string, request: RequestInit = {}): Promise<number> {
  const began = performance.now()
  const response = await fetch(url, request)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return performance.now() - began
}
