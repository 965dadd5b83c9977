import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A supervisor with the fake program, run as the real thing: a process of its own. */
export interface Supervised {
  handle: ChildProcess
  /** All that it printed so far. */
  printed(): string
  /** Resolves with the exit code. */
  ended: Promise<number | null>
}

const { PATH, NODE_COMPILE_CACHE } = process.env
/** Of our own environment: the cache makes a start cheaper. */
const kept = { PATH, NODE_COMPILE_CACHE }

export function startSupervised(dataDirectory: string, port: number, more: NodeJS.ProcessEnv = {}): Supervised {
  const handle = spawn(process.execPath, [join(import.meta.dirname, 'start-fake.ts')], {
    env: { ...kept, RECADO_DATA_DIR: dataDirectory, PORT: String(port), LANG: 'en_US.UTF-8', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  handle.stdout?.on('data', (chunk: Buffer) => (printed += chunk))
  handle.stderr?.on('data', (chunk: Buffer) => (printed += chunk))
  const ended = once(handle, 'close').then(([code]) => code as number | null)
  return { handle, printed: () => printed, ended }
}

/** Waits until `look` answers something; throws with `describe()` after 20 s. */
export async function until<Result>(
  look: () => Promise<Result | undefined> | Result | undefined,
  describe: () => string,
) {
  const deadline = performance.now() + 120_000
  while (performance.now() < deadline) {
    const result = await look()
    if (result !== undefined) return result
    await sleep(30)
  }
  throw new Error(`waited 20 s in vain: ${describe()}`)
}

export async function untilUp(supervised: Supervised): Promise<void> {
  await until(
    () => supervised.printed().includes('Ctrl-C stops it.') || undefined,
    () => supervised.printed(),
  )
}

/** What the fake server answers: its pid and the number of rows, proof that the database works. */
export async function askServer(port: number): Promise<{ pid: number; visits: number } | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(20_000) })
    return response.ok ? ((await response.json()) as { pid: number; visits: number }) : undefined
  } catch {
    return undefined
  }
}

/** The postmaster of a data directory by its pid file. */
export function readPostmasterPid(dataDirectory: string): number {
  return Number(readFileSync(join(dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}
