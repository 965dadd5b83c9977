// npm run bench:bots -- --bots 20 --driver simulator|baileys: what a bot costs as a process of its own: memory of each, a cold
// start of all at once, and how long a customer's message takes to reach the server beside an empty POST to it.
// Baileys has no network here: it is ready when it listens, holds its lease and works on its connection.
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'
import { SimulatedNetwork } from '../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../bot/src/simulator/simulated-phone.ts'
import { askHealth, giveLease } from '../server/src/zap/bots/bot-client.ts'
import type { BotInstance } from '../server/src/zap/bots/hosts/bot-host.ts'
import { createProcessHost } from '../server/src/zap/bots/hosts/process/process-host.ts'
import { listBotProcesses } from '../server/src/zap/bots/hosts/process/process-table.ts'
import { percentile } from './support/figures.ts'

const { values } = parseArgs({ options: { bots: { type: 'string' }, driver: { type: 'string' } } })
const driver = values.driver === 'baileys' ? 'baileys' : 'simulator'
const count = Math.min(100, Math.max(1, Number(values.bots ?? 10)))
/** Required: 90 bots within three minutes of a cold start. */
const BAR_S = (180 * Math.max(count, 30)) / 90
const STARTS_AT_ONCE = 10
const ASKED = 200
const GIVES_UP_MS = 300_000

const directory = mkdtempSync(join(tmpdir(), 'recado-bench-bots-'))
chmodSync(directory, 0o711)
const root = join(directory, 'bots')
const repository = resolve(import.meta.dirname, '..')
const host = createProcessHost({ root, repository, logMaxBytes: 5_000_000, warn: console.warn })
const network = new SimulatedNetwork()
const simulator = await network.listen()
const { server, url, heard } = await listen()
const secret = `whsec_${randomBytes(24).toString('base64')}`
const bots: { id: string; phone: SimulatedPhone; instance: BotInstance; token: string }[] = []

try {
  const alone = await start(0)
  console.log(`${driver}: from creation to ${alone.state} of one bot alone: ${(alone.ms / 1000).toFixed(1)} s`)
  const began = performance.now()
  const limit = pLimit(STARTS_AT_ONCE)
  await Promise.all(Array.from({ length: count - 1 }, (_, n) => limit(() => start(n + 1))))
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${count - 1} more at once, ${STARTS_AT_ONCE} at a time: all ready after ${seconds.toFixed(1)} s (bar ${BAR_S.toFixed(0)} s)`,
  )
  const memory = listBotProcesses(root).map(({ pid }) => readMemory(pid))
  for (const kind of ['pss', 'rss'] as const) {
    const sizes = Float64Array.from(memory, (one) => one[kind])
    console.log(
      `${kind.toUpperCase()} of a bot: p50 ${percentile(sizes, 0.5).toFixed(0)} MB, most ${Math.max(...sizes).toFixed(0)} MB`,
    )
  }
  if (driver === 'simulator') await measureDelivery()
  process.exitCode = seconds <= BAR_S ? 0 : 1
} finally {
  for (const { pid } of listBotProcesses(root)) process.kill(pid, 'SIGKILL')
  server.close()
  await network.close()
  rmSync(directory, { recursive: true, force: true })
}

async function start(n: number): Promise<{ ms: number; state: string }> {
  const id = randomUUID()
  const token = randomBytes(20).toString('hex')
  const phone = network.addPhone({ phone: `+55119${String(10_000_000 + n)}`, lid: `${9_000 + n}@lid`, name: 'Loja' })
  const began = performance.now()
  const instance = await host.run({
    ...{ id, holder: `${id}.1`, revision: 1, memoryMb: 256, cpus: 0.25 },
    environment: {
      ...{ BOT_TOKEN: token, BOT_SIGNING_SECRET: secret, DASHBOARD_URL: url, TENANT_ID: 'ten_1', LEASE: 'http' },
      ...(driver === 'simulator' ? { DRIVER: driver, SIMULATOR_URL: `${simulator}/device/${phone.me.phone}` } : {}),
      // No network: it must fail here and not at WhatsApp's door.
      ...(driver === 'baileys' ? { DRIVER: driver, WA_URL: 'ws://127.0.0.1:9' } : {}),
    },
  })
  await giveLease({ url: instance.url ?? '', token }, instance.holder ?? '', 600_000)
  bots.push({ id, phone, instance, token })
  const deadline = began + GIVES_UP_MS
  // Ends: when it is ready, or at the deadline.
  for (;;) {
    const health = await askHealth(instance.url ?? '')
    const ready = driver === 'simulator' ? health?.status === 'qr_ready' : health?.lease === 'held'
    if (ready) return { ms: performance.now() - began, state: health?.status ?? '' }
    if (performance.now() > deadline) throw new Error(`a bot is not ready: ${health?.status}`)
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

/** From the customer's phone to the server that has stored it, one after another, and an empty POST to the same server. */
async function measureDelivery(): Promise<void> {
  const [bot] = bots
  if (bot === undefined) return
  bot.phone.scan()
  const customer = { phone: '+5511987654321', lid: '1001@lid', name: 'Ana' }
  bot.phone.meet(customer)
  const delivered: number[] = []
  const empty: number[] = []
  for (let n = 0; n < ASKED; n++) {
    const came = heard.next()
    const began = performance.now()
    bot.phone.say(customer, { kind: 'text', text: `mensagem ${n}` })
    await came
    delivered.push(performance.now() - began)
    const start = performance.now()
    await (await fetch(`${url}/empty`, { method: 'POST', body: '{}' })).arrayBuffer()
    empty.push(performance.now() - start)
  }
  const ratio = (part: number) =>
    (percentile(Float64Array.from(delivered), part) / percentile(Float64Array.from(empty), part)).toFixed(1)
  console.log(`a message's way to the server, times an empty POST: p50 ${ratio(0.5)}, p95 ${ratio(0.95)}`)
}

/** A server that takes everything. */
async function listen(): Promise<{ server: Server; url: string; heard: { next(): Promise<void> } }> {
  let tell: (() => void) | undefined
  const made = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('')
    const isIncoming = request.url?.endsWith('/incoming') ?? false
    const events = isIncoming ? (JSON.parse(body) as { events: { event_id: string }[] }).events : []
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ results: events.map(({ event_id }) => ({ event_id, outcome: 'stored' })) }))
    if (isIncoming) tell?.()
  })
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready))
  return {
    server: made,
    url: `http://127.0.0.1:${(made.address() as AddressInfo).port}`,
    heard: {
      next: () =>
        new Promise((wake) => {
          tell = wake
        }),
    },
  }
}

/** In megabytes; PSS shares among processes what they have in common. */
function readMemory(pid: number): { pss: number; rss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { pss: of('Pss'), rss: of('Rss') }
}
