import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchBot } from './open-bots.ts'
import type { TakingServer } from './taking-server.ts'

const CUSTOMERS = 5

/** Messages a second through bots together, in each direction, each of them with five customers who all write at once. */
export async function measureRates(
  bots: readonly BenchBot[],
  server: TakingServer,
  each: number,
): Promise<{ inbound: number; outbound: number }> {
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => ({
    ...{ phone: `+55119${90_000_000 + n}`, lid: `${1_000 + n}@lid`, name: `Cliente ${n}` },
  }))
  const from = (n: number) => customers[n % CUSTOMERS] as (typeof customers)[number]
  for (const { phone } of bots) for (const customer of customers) phone.meet(customer)
  const inbound = await rateOf(bots.length * each, async () => {
    const before = server.heard()
    for (const { phone } of bots)
      for (let n = 0; n < each; n++) phone.say(from(n), { kind: 'text', text: `mensagem ${n}` })
    while (server.heard() - before < bots.length * each) await server.next()
  })
  const outbound = await rateOf(bots.length * each, async () => {
    const shown = () => bots.reduce((sum, { phone }) => sum + phone.log.length, 0)
    const before = shown()
    await Promise.all(bots.flatMap((bot) => customers.map((_, n) => write(bot, from(n).phone, each / CUSTOMERS))))
    while (shown() - before < bots.length * each) await wait(5)
  })
  return { inbound, outbound }
}

/** As the server hands over: the next when the one before is the bot's, and asked again where no answer came. */
async function write({ url, token }: BenchBot, phone: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const to = { phone, lid: null, bsuid: null, parent_bsuid: null, username: null }
    const request = {
      method: 'POST',
      headers: { 'x-bot-token': token, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), to, message: { kind: 'text', text: `resposta ${n}` } }),
    }
    // Ends: when the bot has it, or says no.
    for (let taken = false; !taken; ) {
      const response = await fetch(`${url}/send`, request).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      if (response !== undefined && !response.ok) throw new Error(`a bot answered ${response.status}`)
      taken = response !== undefined
    }
  }
}

async function rateOf(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (count * 1_000) / (performance.now() - began)
}
