import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type BenchNetwork, CUSTOMERS } from './bench-network.ts'
import type { BenchBot } from './open-bots.ts'
import type { TakingServer } from './taking-server.ts'

const GIVES_UP_MS = 180_000
const LOOK_MS = 20

/** Messages a second through bots together, in each direction, each of them with five customers who all write at once. */
export async function measureRates(
  bots: readonly BenchBot[],
  { network, server, each }: { network: BenchNetwork; server: TakingServer; each: number },
): Promise<{ inbound: number; outbound: number }> {
  const all = bots.length * each
  const heard = server.heard()
  const inbound = await rateOf(
    all,
    () => server.heard() - heard,
    () =>
      Promise.all(
        bots.map(async ({ number }) => {
          for (let n = 0; n < each; n++) await network.say(number, n % CUSTOMERS, `mensagem ${n}`)
        }),
      ),
  )
  const shown = () => bots.reduce((sum, { number }) => sum + network.shown(number), 0)
  const before = shown()
  const outbound = await rateOf(
    all,
    () => shown() - before,
    () =>
      Promise.all(
        bots.flatMap((bot) => Array.from({ length: CUSTOMERS }, (_, n) => write(network, bot, n, each / CUSTOMERS))),
      ),
  )
  return { inbound, outbound }
}

/** As the server hands over: the next when the one before is the bot's, and asked again where no answer came. */
async function write(network: BenchNetwork, bot: BenchBot, customer: number, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const to = network.recipient(bot.number, customer)
    const request = {
      method: 'POST',
      headers: { 'x-bot-token': bot.token, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), to, message: { kind: 'text', text: `resposta ${n}` } }),
    }
    // Ends: when the bot has it, or says no.
    for (let taken = false; !taken; ) {
      const response = await fetch(`${bot.url}/send`, request).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      if (response !== undefined && !response.ok) throw new Error(`a bot answered ${response.status}`)
      taken = response !== undefined
    }
  }
}

async function rateOf(count: number, arrived: () => number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  // Ends: when all have arrived, or at the deadline.
  while (arrived() < count) {
    if (performance.now() - began > GIVES_UP_MS) throw new Error(`of ${count} messages ${arrived()} arrived`)
    await wait(LOOK_MS)
  }
  return (count * 1_000) / (performance.now() - began)
}
