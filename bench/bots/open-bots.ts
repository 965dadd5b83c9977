import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { SimulatedNetwork } from '../../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../bot/src/simulator/simulated-phone.ts'
import { askHealth, giveLease } from '../../server/src/zap/bots/bot-client.ts'
import { createProcessHost } from '../../server/src/zap/bots/hosts/process/process-host.ts'
import { listBotProcesses } from '../../server/src/zap/bots/hosts/process/process-table.ts'

export interface BenchBot {
  phone: SimulatedPhone
  url: string
  token: string
}

export interface BenchBots {
  bots: BenchBot[]
  /** Of all at once, as many at a time as the server starts. */
  coldStartMs: number
  /** In megabytes, of each as a process of its own; PSS shares among processes what they have in common. */
  memory: { pss: Float64Array; rss: Float64Array }
  close(): Promise<void>
}

const STARTS_AT_ONCE = 10
const GIVES_UP_MS = 600_000
/** The longest that one can be given. */
const LEASE_MS = 600_000

/**
 * So many bots as the server starts them, from nothing until each is ready: of the simulator linked and connected; Baileys has no
 * network here, and is ready when it holds its lease and works on its connection.
 */
export async function openBots(count: number, driver: 'simulator' | 'baileys', serverUrl: string): Promise<BenchBots> {
  const directory = mkdtempSync(join(tmpdir(), 'recado-bench-bots-'))
  chmodSync(directory, 0o711)
  const root = join(directory, 'bots')
  const repository = resolve(import.meta.dirname, '../..')
  const host = createProcessHost({ root, repository, logMaxBytes: 5_000_000, warn: console.warn })
  const numbers = Array.from({ length: count }, (_, n) => `+55119${10_000_000 + n}`)
  // Whoever shows a code is scanned at once.
  const network = new SimulatedNetwork({ scans: numbers })
  const simulator = await network.listen()
  const secret = `whsec_${randomBytes(24).toString('base64')}`

  async function start(number: string, n: number): Promise<BenchBot> {
    const id = randomUUID()
    const token = randomBytes(20).toString('hex')
    const phone = network.addPhone({ phone: number, lid: `${9_000 + n}@lid`, name: 'Loja' })
    const { url = '', holder = '' } = await host.run({
      ...{ id, holder: `${id}.1`, revision: 1, memoryMb: 256, cpus: 0.25 },
      environment: {
        ...{
          BOT_TOKEN: token,
          BOT_SIGNING_SECRET: secret,
          DASHBOARD_URL: serverUrl,
          TENANT_ID: 'ten_1',
          LEASE: 'http',
        },
        ...(driver === 'simulator' ? { DRIVER: driver, SIMULATOR_URL: `${simulator}/device/${number}` } : {}),
        // No network: it must fail here and not at WhatsApp's door.
        ...(driver === 'baileys' ? { DRIVER: driver, WA_URL: 'ws://127.0.0.1:9' } : {}),
      },
    })
    if (!(await giveLease({ url, token }, holder, LEASE_MS))) throw new Error('a bot does not take its lease')
    const deadline = performance.now() + GIVES_UP_MS
    // Ends: when it is ready, or at the deadline.
    for (;;) {
      const health = await askHealth(url)
      const isReady = driver === 'simulator' ? health?.status === 'connected' : health?.lease === 'held'
      if (isReady) return { phone, url, token }
      if (performance.now() > deadline) throw new Error(`a bot is not ready: ${health?.status}`)
      await wait(100)
    }
  }

  const close = async () => {
    for (const { pid } of listBotProcesses(root)) process.kill(pid, 'SIGKILL')
    await network.close()
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const began = performance.now()
    const limit = pLimit(STARTS_AT_ONCE)
    const bots = await Promise.all(numbers.map((number, n) => limit(() => start(number, n))))
    const coldStartMs = performance.now() - began
    const sizes = listBotProcesses(root).map(({ pid }) => readMemory(pid))
    const memory = { pss: Float64Array.from(sizes, ({ pss }) => pss), rss: Float64Array.from(sizes, ({ rss }) => rss) }
    return { bots, coldStartMs, memory, close }
  } catch (error) {
    await close()
    throw error
  }
}

function readMemory(pid: number): { pss: number; rss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { pss: of('Pss'), rss: of('Rss') }
}
