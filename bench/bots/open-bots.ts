import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import { askHealth, giveLease } from '../../server/src/zap/bots/bot-client.ts'
import { readBotRules } from '../../server/src/zap/bots/bot-rules.ts'
import { createProcessHost } from '../../server/src/zap/bots/hosts/process/process-host.ts'
import { listBotProcesses } from '../../server/src/zap/bots/hosts/process/process-table.ts'
import type { BenchNetwork } from './bench-network.ts'
import { endAtExit } from './end-at-exit.ts'
import type { TakingServer } from './taking-server.ts'

export interface BenchBot {
  /** Which of the network's. */
  number: number
  url: string
  token: string
}

export interface BenchBots {
  bots: BenchBot[]
  /** Of all at once, as many at a time as the server starts, from nothing until the last is connected. */
  coldStartMs: number
  /** In megabytes, of each as a process of its own; PSS shares among processes what they have in common. */
  memory: { pss: Float64Array; rss: Float64Array }
  close(): Promise<void>
}

const GIVES_UP_MS = 420_000
/** The longest that one can be given. */
const LEASE_MS = 600_000

/** So many bots as the server starts them, from nothing until each is linked and connected. */
export async function openBots(count: number, network: BenchNetwork, server: TakingServer): Promise<BenchBots> {
  const directory = mkdtempSync(join(tmpdir(), 'recado-bench-bots-'))
  chmodSync(directory, 0o711)
  const root = join(directory, 'bots')
  const repository = resolve(import.meta.dirname, '../..')
  const rules = await readBotRules()
  const host = createProcessHost({ root, repository, logMaxBytes: rules.log_max_bytes, warn: console.warn })
  const secret = `whsec_${randomBytes(24).toString('base64')}`
  const numbers = new Map<string, number>()
  const deadline = performance.now() + GIVES_UP_MS
  const kill = () => {
    for (const { pid } of listBotProcesses(root)) process.kill(pid, 'SIGKILL')
  }
  const stayed = endAtExit(kill)
  server.onCode((token, code) => {
    const number = numbers.get(token)
    if (number !== undefined) network.scan(number, code)
  })

  async function start(number: number): Promise<BenchBot> {
    const id = randomUUID()
    const token = randomBytes(20).toString('hex')
    numbers.set(token, number)
    const { url = '', holder = '' } = await host.run({
      ...{
        id,
        holder: `${id}.1`,
        revision: 1,
        memoryMb: rules.memory_mb,
        cpus: rules.cpus,
        startCpus: rules.start_cpus,
      },
      environment: {
        ...{ BOT_TOKEN: token, BOT_SIGNING_SECRET: secret, DASHBOARD_URL: server.url, TENANT_ID: 'ten_1' },
        ...{ LEASE: 'http', LOG_LEVEL: 'error', DRIVER: network.driver },
        ...network.environment(number),
      },
    })
    // Ends: when it has it, or at the deadline. As the server's keeper gives it anew in each round.
    while (!(await giveLease({ url, token }, { holder, ttlMs: LEASE_MS, withinMs: rules.answer_ms }))) {
      if (performance.now() > deadline) throw new Error('a bot does not take its lease')
    }
    return { number, url, token }
  }

  async function connected({ url }: BenchBot): Promise<void> {
    // Ends: when it is connected, or at the deadline.
    for (;;) {
      const health = await askHealth(url, rules.answer_ms)
      if (health?.status === 'connected') return
      if (performance.now() > deadline) throw new Error(`a bot is not connected, but ${health?.status ?? 'away'}`)
      await wait(250)
    }
  }

  const close = async () => {
    stayed()
    kill()
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const began = performance.now()
    const limit = pLimit(rules.starts_at_once)
    const bots = await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const bot = await limit(() => start(number))
        await connected(bot)
        return bot
      }),
    )
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
