// npm run bench:bots: what bots cost, and how fast they are. -- --bots 20 --driver simulator|baileys: memory and cold start of so
// many alone. Without: 20, 50 and 90 of the simulator; messages a second through one and through 50; the server's door beside an
// empty route; from a payment to the QR code, with processes and with containers (where there is a Docker Engine).
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measurePayment } from './bots/measure-payment.ts'
import { measureRates } from './bots/measure-rates.ts'
import { measureWebhook } from './bots/measure-webhook.ts'
import { openBots } from './bots/open-bots.ts'
import { openTakingServer } from './bots/taking-server.ts'
import { createBars, percentile } from './support/figures.ts'

const { values } = parseArgs({ options: { bots: { type: 'string' }, driver: { type: 'string' } } })
const driver = values.driver === 'baileys' ? 'baileys' : 'simulator'
const isWhole = values.bots === undefined && values.driver === undefined
const sizes = isWhole ? [20, 50, 90] : [Math.min(100, Math.max(1, Number(values.bots ?? 20)))]
/** Required: 90 bots within three minutes of a cold start. */
const barOf = (count: number) => (180 * Math.max(count, 30)) / 90
const ONE = 1_000
const FIFTY = 100
const { expectAtMost, missed } = createBars()

for (const count of sizes) await measureSize(count)
if (isWhole) {
  const { webhook, empty } = await measureWebhook()
  console.log(
    `a bot's message at the server's door, times an empty route: p50 ${ratio(webhook, empty, 0.5)}, p95 ${ratio(webhook, empty, 0.95)} ` +
      `(${percentile(webhook, 0.95).toFixed(0)} ms)`,
  )
  tellPayment('processes', await measurePayment('process'))
  const hasDocker = spawnSync('dockerd', ['--version']).status === 0
  if (hasDocker) tellPayment('containers of a Docker Engine', await measurePayment('docker'))
  else console.log('from a payment to the QR code, containers: no Docker Engine here')
}
process.exitCode = missed() === 0 ? 0 : 1

async function measureSize(count: number): Promise<void> {
  const server = await openTakingServer()
  const opened = await openBots(count, driver, server.url)
  try {
    const { bots, coldStartMs, memory } = opened
    const sizesOf = (kind: 'pss' | 'rss') =>
      `${kind.toUpperCase()} p50 ${percentile(memory[kind], 0.5).toFixed(0)} MB, most ${percentile(memory[kind], 1).toFixed(0)} MB`
    console.log(`${count} bots of ${driver}, memory of each: ${sizesOf('pss')}; ${sizesOf('rss')} (load ${load()})`)
    expectAtMost(`seconds from nothing until all ${count} are ready`, coldStartMs / 1_000, barOf(count))
    if (!isWhole || count !== 50) return
    const one = await measureRates(bots.slice(0, 1), server, ONE)
    const fifty = await measureRates(bots, server, FIFTY)
    for (const [name, rates] of [
      ['one bot', one],
      ['50 bots', fifty],
    ] as const) {
      const { inbound, outbound } = rates
      console.log(
        `through ${name}: ${inbound.toFixed(0)} messages a second in, ${outbound.toFixed(0)} out (load ${load()})`,
      )
    }
  } finally {
    await opened.close()
    server.close()
  }
}

function tellPayment(where: string, times: Float64Array): void {
  const seconds = (part: number) => (percentile(times, part) / 1_000).toFixed(1)
  console.log(`from a payment to the QR code, ${where}: p50 ${seconds(0.5)} s, most ${seconds(1)} s (load ${load()})`)
  expectAtMost(`seconds from a payment to the QR code, ${where}`, percentile(times, 1) / 1_000, 120)
}

function ratio(part: Float64Array, whole: Float64Array, at: number): string {
  return (percentile(part, at) / percentile(whole, at)).toFixed(1)
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
