import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createServices } from '../../src/create-services.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { derivePassword, openKeyring } from '../../src/platform/secrets/index.ts'
import { JOBS } from '../../src/products.ts'
import type { Services } from '../../src/services.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/supervisor/embedded-postgres.ts'
import { findFreePort } from '../../src/supervisor/free-port.ts'
import { findProcess, waitForEnd } from '../../src/supervisor/process-identity.ts'
import { prepareControl, readAllMigrations } from '../../src/tenancy/installation.ts'

/** The real program as a process of its own over a durable PostgreSQL of its own, both of which can be killed. */
export interface KillableProgram {
  port: number
  /** What it keeps beside its database. */
  directory: string
  /** Of its PostgreSQL, as superuser. */
  databaseUrl(): string
  /** Of the server's process now, and of the postmaster. */
  pids(): { server: number; database: number }
  /** SIGKILL; a new process starts at once. Resolves when that one answers. */
  killServer(): Promise<void>
  /** SIGKILL of the postmaster; it recovers from its log at the next start, which follows at once. */
  killDatabase(): Promise<void>
  /** An orderly restart, which ends every session. */
  restartDatabase(): Promise<void>
  /** @param between runs when the server is gone and its folder is still there */
  stop(between?: () => Promise<void>): Promise<void>
}

/**
 * @param prepare builds what the test needs before the server starts; `url` is the superuser's.
 * @param environment what the server's process is given beside its own
 */
export async function startKillableProgram<Prepared>(
  prepare: (services: Services, url: string) => Promise<Prepared>,
  environment: Record<string, string> = {},
): Promise<{ program: KillableProgram; prepared: Prepared }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'recado-chaos-'))
  await chmod(directory, 0o755)
  const folder = path.join(directory, 'postgres')
  let postgres = await startEmbeddedPostgres({ directory: folder })
  const prepared = await setUp(directory, postgres, prepare)
  const port = await findFreePort()
  let child = serve()
  let stopping = false
  try {
    await untilUp()
  } catch (error) {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
    throw error
  }

  async function untilUp(): Promise<void> {
    const ended = new AbortController()
    const died = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
      throw new Error(`the program ended with ${code} before it was up; TEST_LOG=1 shows why`)
    })
    await Promise.race([died, untilReady(port)]).finally(() => ended.abort())
    died.catch(() => undefined)
  }

  function serve(): ChildProcess {
    return spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'serve'], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: postgres.url, RECADO_DATA_DIR: directory, RECADO_ENV: 'development' },
        ...{ PORT: String(port), DEMO: 'false', LOG_LEVEL: 'error' },
        ...environment,
      },
      stdio: process.env.TEST_LOG === undefined ? 'ignore' : 'inherit',
    })
  }
  const kill = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  return {
    prepared,
    program: {
      ...{ port, directory },
      databaseUrl: () => postgres.url,
      pids: () => ({ server: child.pid ?? 0, database: postgres.pid }),
      killServer: async () => {
        await kill()
        if (stopping) return
        child = serve()
        await untilUp()
      },
      killDatabase: async () => {
        const postmaster = findProcess(postgres.pid)
        process.kill(postgres.pid, 'SIGKILL')
        // One that is dying would be taken for one that runs.
        if (postmaster !== undefined) await waitForEnd(postmaster, 60_000)
        postgres = await startAgain(folder, postgres.port)
        await untilReady(port)
      },
      restartDatabase: async () => {
        await postgres.stop()
        postgres = await startAgain(folder, postgres.port)
        await untilReady(port)
      },
      stop: async (between) => {
        stopping = true
        await kill()
        await between?.()
        await postgres.stop()
        await rm(directory, { recursive: true, force: true })
      },
    },
  }
}

/** At the same address: the server was told of no other. */
async function startAgain(folder: string, port: number): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbeddedPostgres({ directory: folder, port })
    } catch (error) {
      // Backends of the one that was killed hold the port and the shared memory for a moment.
      if (attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function setUp<Prepared>(
  directory: string,
  postgres: EmbeddedPostgres,
  prepare: (services: Services, url: string) => Promise<Prepared>,
): Promise<Prepared> {
  const config = loadConfig({ RECADO_ENV: 'development', RECADO_DATA_DIR: directory, DEMO: 'false' })
  const keyring = await openKeyring(config)
  const passwords = {
    app: derivePassword(keyring, 'app'),
    relay: derivePassword(keyring, 'relay'),
    mover: derivePassword(keyring, 'mover'),
    readonly: derivePassword(keyring, 'readonly'),
  }
  const clusters = [{ name: 'main', url: postgres.url }]
  const prefix = 'recado'
  await prepareControl({ prefix, clusters, passwords, migrations: await readAllMigrations() })
  const log = pino({ level: 'silent' })
  const services = await createServices({
    ...{
      config: { ...config, roles: ['web'] as const },
      clusters,
      passwords,
      keyring,
      prefix,
      log,
      clock: systemClock,
    },
    ...{ queues: JOBS, processMetrics: false },
  })
  try {
    return await prepare(services, postgres.url)
  } finally {
    await services.close()
  }
}

async function untilReady(port: number): Promise<void> {
  const deadline = Date.now() + 240_000
  while (Date.now() < deadline) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(20_000) }).then(
      (answer) => answer.status === 200,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the program did not come back within four minutes')
}
