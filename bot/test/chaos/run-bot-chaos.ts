import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Customer } from '../../src/simulator/customer.ts'
import { SimulatedNetwork } from '../../src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../src/simulator/simulated-phone.ts'
import { type BotCredentials, type ReceivedEvent, ReceivingServer } from '../receiving-server.ts'
import { Killable } from './killable.ts'

export interface ChaosPlan {
  bots: number
  /** Each way and bot. */
  messages: number
  customersPerBot: number
  /** How often something is killed: nine times of ten a bot, else the server. */
  kills: number
  /** Between two kills, on the average. */
  pauseMs: number
  say?(line: string): void
}

/** Counted from the logs; nothing is rounded. */
export interface ChaosCounts {
  inbound_sent: number
  inbound_stored: number
  outbound_sent: number
  outbound_shown: number
  doubled: number
  out_of_order: number
  kills: number
}

interface Station {
  phone: SimulatedPhone
  bot: Killable
  credentials: BotCredentials
  customers: Customer[]
  /** Texts that the bot took, by chat, in their order. */
  accepted: Map<string, string[]>
  /** Messages that customers wrote, by chat, in their order. */
  wrote: Map<string, string[]>
}

/**
 * Bots and their server are killed at random while customers write and the server answers. The phones' logs and the server's
 * table are counted afterwards. Nothing is random in what is sent, only in when something dies.
 */
export async function runBotChaos(plan: ChaosPlan): Promise<ChaosCounts> {
  const { bots, customersPerBot, say = () => undefined } = plan
  const directory = mkdtempSync(join(tmpdir(), 'recado-bot-chaos-'))
  const network = new SimulatedNetwork()
  await network.listen()
  const names = Array.from({ length: bots }, (_, n) => `ten_${n}`)
  const credentials = names.map((tenantId, n) => ({
    tenantId,
    token: `token-of-the-bot-number-${n}`,
    secret: `whsec_${Buffer.alloc(24, n + 1).toString('base64')}`,
  }))
  const file = join(directory, 'server.sqlite')
  const port = await freePort()
  const server = new Killable(resolve(import.meta.dirname, 'run-receiving-server.ts'), [
    ...[file, `${port}`, JSON.stringify(credentials)],
  ])
  const stations = credentials.map((own, n) => station({ own, n, network, port, directory, customersPerBot }))
  let kills = 0
  try {
    await server.start()
    await Promise.all(stations.map(({ bot }) => bot.start()))
    await Promise.all(stations.map((one) => pair(one)))
    say(`${bots} bots are connected`)
    const work = Promise.all([
      ...stations.map((one) => customersWrite(one, plan)),
      ...stations.map((one) => serverAnswers(one, plan)),
    ]).then(() => 'done' as const)
    // Ends: when all is said and as much was killed as planned.
    for (let done = false; !done || kills < plan.kills; ) {
      if (!done) done = (await Promise.race([work, pause(0)])) === 'done'
      if (kills >= plan.kills) {
        done = (await Promise.race([work, pause(1_000)])) === 'done'
        continue
      }
      await pause(plan.pauseMs * (0.5 + Math.random()))
      await killOne(stations, server)
      kills += 1
      if (kills % 20 === 0) say(`${kills} kills`)
    }
    await work
    say('everything was said; waiting until it has arrived')
    await settle(stations, file)
  } finally {
    await Promise.all([server.kill(), ...stations.map(({ bot }) => bot.kill())])
    await network.close()
  }
  const counts = count(stations, file, kills)
  rmSync(directory, { recursive: true, force: true })
  return counts
}

function station(given: {
  own: BotCredentials
  n: number
  network: SimulatedNetwork
  port: number
  directory: string
  customersPerBot: number
}): Station {
  const { own, n, network, port, directory, customersPerBot } = given
  const phone = network.addPhone({ phone: `+55119300${10_000 + n}`, lid: `${9_000_000 + n}@lid`, name: `Loja ${n}` })
  const customers = Array.from({ length: customersPerBot }, (_, c) => ({
    phone: `+55119${80_000_000 + n * 100 + c}`,
    lid: `${1_000_000 + n * 100 + c}@lid`,
    name: `Cliente ${c}`,
  }))
  for (const customer of customers) phone.meet(customer)
  const bot = new Killable(resolve(import.meta.dirname, '../../src/main.ts'), [], {
    ...{ BOT_TOKEN: own.token, BOT_SIGNING_SECRET: own.secret, TENANT_ID: own.tenantId, LOG_LEVEL: 'error' },
    ...{ DASHBOARD_URL: `http://127.0.0.1:${port}`, DRIVER: 'simulator', SIMULATOR_URL: network.urlOf(phone) },
    ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(directory, own.tenantId) },
  })
  return { phone, bot, credentials: own, customers, accepted: new Map(), wrote: new Map() }
}

async function pair({ phone }: Station): Promise<void> {
  await until(() => (phone.view() as { qr: string | null }).qr !== null)
  phone.scan()
  await until(() => (phone.view() as { connected: boolean }).connected)
}

/** Each customer in turn; one message in seven comes a second time, under the phone instead of the LID. */
async function customersWrite({ phone, customers, wrote }: Station, { messages }: ChaosPlan): Promise<void> {
  for (let n = 0; n < messages; n++) {
    const customer = customers[n % customers.length]
    if (customer === undefined) return
    const content = { kind: 'text' as const, text: `pergunta ${n}` }
    const at = new Date()
    const messageId = phone.say(customer, content, { at, addressing: n % 5 === 0 ? 'both' : 'lid' })
    if (n % 7 === 0) phone.repeat(customer, content, { messageId, at, addressing: 'phone' })
    wrote.set(customer.lid, [...(wrote.get(customer.lid) ?? []), messageId])
    // In the pace in which the bots can follow on one machine: the network's queue must not be all that is tested.
    if (n % 20 === 0) await pause(20)
  }
}

/** As the server's own queue does: again and again until the bot says that it has the message. */
async function serverAnswers(
  { bot, credentials, customers, accepted }: Station,
  { messages }: ChaosPlan,
): Promise<void> {
  for (let n = 0; n < messages; n++) {
    const customer = customers[n % customers.length]
    if (customer === undefined) return
    const text = `resposta ${n}`
    const to = { lid: customer.lid, phone: null, bsuid: null, parent_bsuid: null, username: null }
    const body = JSON.stringify({ id: `msg_${n}`, to, message: { kind: 'text', text } })
    await until(async () => {
      const response = await fetch(`http://127.0.0.1:${bot.said.port}/send`, {
        ...{ method: 'POST', body, headers: { 'x-bot-token': credentials.token } },
      }).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      return response?.ok === true
    })
    accepted.set(customer.lid, [...(accepted.get(customer.lid) ?? []), text])
  }
}

async function killOne(stations: readonly Station[], server: Killable): Promise<void> {
  const victim = Math.random() < 0.1 ? server : stations[Math.floor(Math.random() * stations.length)]?.bot
  await victim?.kill()
  await victim?.start()
}

/** Until nothing changes any more and nobody has anything left, or for ten minutes. */
async function settle(stations: readonly Station[], file: string): Promise<void> {
  const wanted = stations.reduce((sum, { wrote }) => sum + total(wrote), 0)
  for (let waited = 0; waited < 600; waited++) {
    const queues = await Promise.all(
      stations.map(async ({ bot }) => {
        const response = await fetch(`http://127.0.0.1:${bot.said.port}/health`).catch(() => undefined)
        const health = (await response?.json().catch(() => undefined)) as { queues: Record<string, number> } | undefined
        return health === undefined ? 1 : (health.queues.to_send ?? 1) + (health.queues.to_deliver ?? 1)
      }),
    )
    const idle = queues.every((left) => left === 0)
    const pending = stations.every(({ phone }) => (phone.view() as { pending: number }).pending === 0)
    if (idle && pending && stored(file).length >= wanted) return
    await pause(1_000)
  }
}

function stored(file: string): ReceivedEvent[] {
  const server = new ReceivingServer([], file)
  const rows = server.received().filter(({ event }) => event === 'message')
  server.forget()
  return rows
}

function count(stations: readonly Station[], file: string, kills: number): ChaosCounts {
  const rows = stored(file)
  const counts = {
    inbound_sent: 0,
    inbound_stored: 0,
    outbound_sent: 0,
    outbound_shown: 0,
    doubled: 0,
    out_of_order: 0,
    kills,
  }
  for (const { phone, credentials, customers, wrote, accepted } of stations) {
    const own = rows.filter(({ bot }) => bot === credentials.tenantId)
    for (const { lid } of customers) {
      const inbound = {
        sent: wrote.get(lid) ?? [],
        got: own.filter(({ chat }) => chat.includes(lid)).map((row) => row.messageId),
      }
      const outbound = {
        sent: accepted.get(lid) ?? [],
        got: phone.log
          .filter((entry) => entry.direction === 'out' && entry.chat === lid)
          .map((entry) => (entry.content as { text: string }).text),
      }
      counts.inbound_sent += inbound.sent.length
      counts.inbound_stored += new Set(inbound.got).size
      counts.outbound_sent += outbound.sent.length
      counts.outbound_shown += new Set(outbound.got).size
      for (const { sent, got } of [inbound, outbound]) {
        counts.doubled += got.length - new Set(got).size
        counts.out_of_order += disorder(sent, got)
      }
    }
  }
  return counts
}

/** How many come after one that was sent later. */
export function disorder(sent: readonly string[], got: readonly string[]): number {
  const place = new Map(sent.map((id, n) => [id, n]))
  let latest = -1
  return [...new Set(got)].filter((id) => {
    const at = place.get(id) ?? -1
    if (at < latest) return true
    latest = at
    return false
  }).length
}

function total(lists: ReadonlyMap<string, readonly string[]>): number {
  return [...lists.values()].reduce((sum, { length }) => sum + length, 0)
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

export async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 12_000; tries++) {
    if (await reached()) return
    await pause(50)
  }
  throw new Error('it was not reached in ten minutes')
}

/** The server keeps its address over its deaths. */
function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
