// npm run bench:bots: what bots cost, and how fast they are. -- --bots 20 --driver baileys|simulator: memory, cold start and rates
// of so many alone. Without: 50 of the simulator and 50 of Baileys (before the WhatsApp of testing/whatsapp), 90 of Baileys from
// nothing; the server's door beside an empty route; from a payment to the QR code, with processes and with containers (where there
// is a Docker Engine). Each part is bounded; one that fails is named, and the others are measured all the same.
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { BenchNetwork } from './bots/bench-network.ts'
import { measurePayment } from './bots/measure-payment.ts'
import { measureRates } from './bots/measure-rates.ts'
import { measureWebhook } from './bots/measure-webhook.ts'
import { openBots } from './bots/open-bots.ts'
import { roomForBots } from './bots/room-for.ts'
import { openSimulatedNetwork } from './bots/simulated-bench-network.ts'
import { openTakingServer } from './bots/taking-server.ts'
import { openWhatsAppNetwork } from './bots/whatsapp-bench-network.ts'
import { createBars, percentile } from './support/figures.ts'

type DriverName = BenchNetwork['driver']

const { values } = parseArgs({ options: { bots: { type: 'string' }, driver: { type: 'string' } } })
const openNetwork = { simulator: openSimulatedNetwork, baileys: openWhatsAppNetwork }
/** Required: 90 bots within three minutes of a cold start. */
const barOf = (count: number) => (180 * Math.max(count, 30)) / 90
/** Messages each way: through one bot, and of each of several at once. */
const MESSAGES = { simulator: { one: 1_000, each: 100 }, baileys: { one: 200, each: 20 } }
const { expectAtMost, missed } = createBars()
let failed = 0

if (values.bots !== undefined || values.driver !== undefined) {
  const driver = values.driver === 'baileys' ? 'baileys' : 'simulator'
  const count = Math.min(200, Math.max(1, Number(values.bots ?? 20)))
  await part(`${count} bots of ${driver}`, () => measureBots(count, driver, true))
} else {
  await part('50 bots of simulator', () => measureBots(50, 'simulator', true))
  await part('50 bots of baileys', () => measureBots(50, 'baileys', true))
  await part('90 bots of baileys', () => measureBots(90, 'baileys', false))
  await part("the server's door", tellWebhook)
  await part('a payment, processes', () => tellPayment('processes', 'process'))
  const hasDocker = spawnSync('dockerd', ['--version']).status === 0
  if (hasDocker) await part('a payment, containers', () => tellPayment('containers of a Docker Engine', 'docker'))
  else console.log('from a payment to the QR code, containers: no Docker Engine here')
}
process.exitCode = missed() + failed === 0 ? 0 : 1

async function part(what: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure()
  } catch (error) {
    failed += 1
    console.log(`FAILED ${what}: ${error instanceof Error ? error.message : String(error)} (load ${load()})`)
  }
}

async function measureBots(wanted: number, driver: DriverName, rates: boolean): Promise<void> {
  const count = Math.min(wanted, roomForBots())
  if (count < wanted) console.log(`${wanted} bots of ${driver}: there is memory for ${count}`)
  const server = await openTakingServer()
  const network = await openNetwork[driver](count)
  try {
    const opened = await openBots(count, network, server)
    try {
      const { bots, coldStartMs, memory } = opened
      const sizesOf = (kind: 'pss' | 'rss') =>
        `${kind.toUpperCase()} p50 ${percentile(memory[kind], 0.5).toFixed(0)} MB, most ${percentile(memory[kind], 1).toFixed(0)} MB`
      console.log(`${count} bots of ${driver}, memory of each: ${sizesOf('pss')}; ${sizesOf('rss')} (load ${load()})`)
      expectAtMost(
        `seconds from nothing until all ${count} of ${driver} are linked and connected`,
        coldStartMs / 1_000,
        barOf(count),
      )
      if (!rates) return
      const { one, each } = MESSAGES[driver]
      tellRates(`one bot of ${driver}`, await measureRates(bots.slice(0, 1), { network, server, each: one }))
      if (count > 1) {
        tellRates(`${count} bots of ${driver}`, await measureRates(bots, { network, server, each }))
      }
    } finally {
      await opened.close()
    }
  } finally {
    await network.close()
    server.close()
  }
}

function tellRates(through: string, { inbound, outbound }: { inbound: number; outbound: number }): void {
  console.log(
    `through ${through}: ${inbound.toFixed(0)} messages a second in, ${outbound.toFixed(0)} out (load ${load()})`,
  )
}

async function tellWebhook(): Promise<void> {
  const { webhook, empty } = await measureWebhook()
  const ratio = (at: number) => (percentile(webhook, at) / percentile(empty, at)).toFixed(1)
  console.log(
    `a bot's message at the server's door, times an empty route: p50 ${ratio(0.5)}, p95 ${ratio(0.95)} ` +
      `(${percentile(webhook, 0.95).toFixed(0)} ms, load ${load()})`,
  )
}

async function tellPayment(where: string, host: 'process' | 'docker'): Promise<void> {
  const times = await measurePayment(host)
  const seconds = (at: number) => (percentile(times, at) / 1_000).toFixed(1)
  console.log(`from a payment to the QR code, ${where}: p50 ${seconds(0.5)} s, most ${seconds(1)} s (load ${load()})`)
  expectAtMost(`seconds from a payment to the QR code, ${where}`, percentile(times, 1) / 1_000, 120)
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
