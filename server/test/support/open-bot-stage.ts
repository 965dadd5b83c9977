import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ConnectionId, encodeId, type TenantId } from '@recado/contracts/ids'
import type { Customer } from '../../../bot/src/simulator/customer.ts'
import { SimulatedNetwork } from '../../../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../../bot/src/simulator/simulated-phone.ts'
import type { BotFleet } from '../../src/zap/bots/index.ts'
import { type BotName, botSigningSecret, botToken } from '../../src/zap/connections/index.ts'
import { signAsBot } from './sign-as-bot.ts'
import { openTestHouse, type TestHouse, type TestHouseOptions } from './test-house.ts'

/** A house, a simulated WhatsApp, and real bots between them, each a process of its own that can be killed. */
export interface BotStage {
  house: TestHouse
  network: SimulatedNetwork
  /** A phone that is linked, and its bot. */
  openBot(of: { tenantId: TenantId; connectionId: ConnectionId; generation?: number }): Promise<StagedBot>
  close(): Promise<void>
}

export interface StagedBot {
  phone: SimulatedPhone
  /** What reached customers, in order: what is there twice was sent twice. */
  said(customer: Customer): unknown[]
  kill(): Promise<void>
  start(): Promise<void>
  address(): string
  /** It runs, and the server is not told where. */
  hide(hidden: boolean): void
}

export async function openBotStage(options: TestHouseOptions = {}): Promise<BotStage> {
  const directory = await mkdtemp(path.join(tmpdir(), 'recado-bots-'))
  const network = new SimulatedNetwork()
  await network.listen()
  const addresses = new Map<string, string>()
  const fleet: BotFleet = {
    addressOf: async (_tenant, connection) => {
      const url = addresses.get(connection)
      return url === undefined ? undefined : { url }
    },
    readLog: async () => ['a line'],
  }
  const names = new Map<string, BotName>()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const house = await openTestHouse({ ...options, fleet, env: { ...options.env, PUBLIC_URL: url } })
  const bots: { kill(): Promise<void> }[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const reply = await passOn(request, Buffer.concat(chunks))
    response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body)
  }

  /** A bot signs by the machine's clock, and the house has one of its own: signed anew. */
  async function passOn({ method = 'GET', url: at = '/', headers }: IncomingMessage, payload: Buffer) {
    const name = names.get(String(headers['x-bot-token']))
    const sent =
      name === undefined || method !== 'POST'
        ? await house.app.inject({ method: method as 'GET', url: at })
        : await house.app.inject({
            ...{ method: 'POST', url: at, payload: payload.toString() },
            headers: signAsBot(house, name, JSON.parse(payload.toString()) as object),
          })
    return { status: sent.statusCode, type: String(sent.headers['content-type'] ?? ''), body: sent.rawPayload }
  }

  return {
    house,
    network,
    openBot: async ({ tenantId, connectionId, generation = 1 }) => {
      const n = bots.length
      const phone = network.addPhone({
        phone: `+55119300${10_000 + n}`,
        lid: `${9_000_000 + n}@lid`,
        name: `Loja ${n}`,
      })
      const name = { tenantId, connectionId, generation }
      const token = botToken(house.services.keyring, name)
      const shown = encodeId('ten', tenantId)
      names.set(token, name)
      const program = new BotProcess({
        ...{ BOT_TOKEN: token, BOT_SIGNING_SECRET: botSigningSecret(house.services.keyring, name), TENANT_ID: shown },
        ...{ DASHBOARD_URL: url, DRIVER: 'simulator', SIMULATOR_URL: network.urlOf(phone), LOG_LEVEL: 'error' },
        ...{ HOST: '127.0.0.1', PORT: '0', GROUPS: 'answer', DATA_DIR: path.join(directory, connectionId) },
      })
      bots.push(program)
      const start = async () => {
        addresses.set(connectionId, await program.start())
      }
      await start()
      await until(() => (phone.view() as { qr: string | null }).qr !== null)
      phone.scan()
      await until(() => (phone.view() as { connected: boolean }).connected)
      return {
        phone,
        start,
        kill: () => program.kill(),
        address: () => program.address,
        hide: (hidden) => {
          if (hidden) addresses.delete(connectionId)
          else addresses.set(connectionId, program.address)
        },
        said: ({ lid }) =>
          phone.log.filter(({ direction, chat }) => direction === 'out' && chat === lid).map(({ content }) => content),
      }
    },
    close: async () => {
      await Promise.all(bots.map((bot) => bot.kill()))
      await network.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** The bot's own program. */
class BotProcess {
  readonly #environment: Record<string, string>
  #child: ChildProcess | undefined
  address = ''

  constructor(environment: Record<string, string>) {
    this.#environment = environment
  }

  /** @returns where it listens */
  async start(): Promise<string> {
    const child = fork(fileURLToPath(new URL('../../../bot/src/main.ts', import.meta.url)), {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...this.#environment },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the bot ended with ${code} before it was up`)
    })
    const [said] = await Promise.race([once(child, 'message'), ended])
    ended.catch(() => undefined)
    this.address = `http://127.0.0.1:${(said as { port: number }).port}`
    return this.address
  }

  /** As the kernel does when memory ends: nothing is finished. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

async function until(reached: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (reached()) return
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('it was not reached in a minute')
}
