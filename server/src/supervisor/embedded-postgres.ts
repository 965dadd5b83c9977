import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { findFreePort, isPortTaken } from './free-port.ts'
import { canReach, getPostgresAccount, type PostgresAccount } from './postgres-account.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { createCluster, give, writeSettings } from './postgres-cluster.ts'
import { findProcess, type ProcessIdentity, readArguments, signalProcess, waitForEnd } from './process-identity.ts'
import { runAs } from './run-as.ts'

/** A running PostgreSQL of ours. It lives on after the process that started it. */
export interface EmbeddedPostgres {
  /** Of the superuser `postgres` and the database `postgres`. */
  url: string
  port: number
  /** The postmaster's. */
  pid: number
  /** True when it was already running and nothing had to be started. */
  adopted: boolean
  /** Fast shutdown: open transactions are rolled back, sessions closed. After 3 s an immediate one, after 5 s SIGKILL. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Everything is kept here: the cluster, its password (mode 600), the port, the log. Made when absent. */
  directory: string
  /** Loopback port. By default the one remembered from the last start, or a free one. */
  port?: number
  /** Settings of postgresql.conf over the defaults, e.g. `{ fsync: 'off' }`. */
  settings?: Record<string, string>
  /** Of the superuser; counts only when the cluster is made. By default a random one, kept in the directory. */
  password?: string
}

const defaultSettings: Record<string, string> = {
  shared_buffers: '256MB',
  max_connections: '200',
  jit: 'off',
}

/**
 * Starts PostgreSQL in `directory`, making the cluster on the first time, or adopts the one that runs
 * there already (its port and settings then stay as they are). Listens on 127.0.0.1 only.
 * Throws with the end of PostgreSQL's log when it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory)
  await waitUntilSettled(filesOf(directory).cluster)
  const running = await findEmbeddedPostgres(directory)
  if (running !== undefined) return running

  const account = getPostgresAccount()
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await openToAccount(directory, account)
  const files = filesOf(directory)
  const binaries = await findPostgresBinaries(directory, account)
  const password = await getPassword(directory, options.password)
  const settings = { ...defaultSettings, ...options.settings }
  await createCluster(files.cluster, { account, binaries, password, durable: settings.fsync !== 'off' })
  await endLeftovers(files.cluster)
  await openLog(files.log, account)

  // Ends: after three ports, each start within 60 s.
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await choosePort(files.port))
    await writeSettings(files.cluster, account, {
      ...settings,
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
    })
    try {
      await runAs(account, binaries.pg_ctl, ['start', '-D', files.cluster, '-l', files.log, '-w', '-t', '60', '-s'])
    } catch (error) {
      // Somebody may take the port between the look and the start.
      if (options.port === undefined && attempt < 3 && (await isPortTaken(port))) continue
      throw new Error(`PostgreSQL did not start: ${await readTail(files.log)}`, { cause: error })
    }
    await writeFile(files.port, String(port), { mode: 0o600 })
    const started = await findEmbeddedPostgres(directory)
    if (started === undefined) throw new Error(`PostgreSQL ended right after its start: ${await readTail(files.log)}`)
    return { ...started, adopted: false }
  }
}

/** The PostgreSQL that runs in `directory` now, whoever started it; undefined when none does. */
export async function findEmbeddedPostgres(directory: string): Promise<EmbeddedPostgres | undefined> {
  const files = filesOf(resolve(directory))
  const postmaster = findPostmaster(files.cluster)
  if (postmaster?.status !== 'ready') return undefined
  const account = getPostgresAccount()
  const binaries = await findPostgresBinaries(resolve(directory), account)
  const password = encodeURIComponent(await getPassword(resolve(directory)))
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${postmaster.port}/postgres`,
    port: postmaster.port,
    pid: postmaster.pid,
    adopted: true,
    stop: () => stop(files.cluster, postmaster, account, binaries),
  }
}

function filesOf(directory: string) {
  return {
    cluster: join(directory, 'cluster'),
    log: join(directory, 'postgres.log'),
    password: join(directory, 'password'),
    port: join(directory, 'port'),
  }
}

interface Postmaster extends ProcessIdentity {
  port: number
  /** As PostgreSQL writes it: `starting`, `ready`, `stopping`; empty in its first moments. */
  status: string
}

/**
 * The postmaster of a cluster. Its pid file is believed only when that process really is a postgres
 * started on this cluster: after a kill the pid may be anybody's.
 */
function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const identity = findProcess(pid)
  if (identity === undefined) return undefined
  const [program, ...args] = readArguments(pid)
  const isOurs = basename(program ?? '').startsWith('postgres') && args.includes(cluster)
  return isOurs ? { ...identity, port: Number(lines[3]), status: lines[7]?.trim() ?? '' } : undefined
}

/** A postmaster found on its way up (crash recovery can take a while) or down is waited for. */
async function waitUntilSettled(cluster: string): Promise<void> {
  const deadline = performance.now() + 60_000
  // Ends: at the deadline.
  while (performance.now() < deadline) {
    const postmaster = findPostmaster(cluster)
    if (postmaster === undefined || postmaster.status === 'ready') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function stop(
  cluster: string,
  postmaster: ProcessIdentity,
  account: PostgresAccount,
  binaries: PostgresBinaries,
): Promise<void> {
  if (findPostmaster(cluster)?.started !== postmaster.started) return
  try {
    await runAs(account, binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '3', '-s'])
  } catch {
    // It hangs, or the packages were replaced under it: SIGQUIT is the immediate shutdown, recovered from at the next start.
    signalProcess(postmaster, 'SIGQUIT')
    if (await waitForEnd(postmaster, 2_000)) return
    signalProcess(postmaster, 'SIGKILL')
    await waitForEnd(postmaster, 2_000)
    await endLeftovers(cluster)
  }
}

/**
 * Clears what a killed postmaster leaves: backends that have not noticed yet (a new postmaster refuses
 * to start beside them), and a pid file whose pid now belongs to somebody else (it refuses that too).
 */
async function endLeftovers(cluster: string): Promise<void> {
  for (const process of listBackends(cluster)) {
    if (await waitForEnd(process, 500)) continue
    signalProcess(process, 'SIGQUIT')
    if (await waitForEnd(process, 2_000)) continue
    signalProcess(process, 'SIGKILL')
    await waitForEnd(process, 2_000)
  }
  const pidFile = join(cluster, 'postmaster.pid')
  if (existsSync(pidFile) && findPostmaster(cluster) === undefined) await rm(pidFile, { force: true })
}

/** Processes of postgres that work in the cluster's directory. Only Linux can tell; elsewhere they end by themselves. */
function listBackends(cluster: string): ProcessIdentity[] {
  if (process.platform !== 'linux') return []
  const home = realpathSync(cluster)
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) !== home) return []
      if (!basename(readlinkSync(`/proc/${entry}/exe`)).startsWith('postgres')) return []
      return findProcess(Number(entry)) ?? []
    } catch {
      return []
    }
  })
}

async function getPassword(directory: string, wanted?: string): Promise<string> {
  const { password } = filesOf(directory)
  if (existsSync(password)) return (await readFile(password, 'utf8')).trim()
  const made = wanted ?? randomBytes(24).toString('base64url')
  await writeFile(password, made, { mode: 0o600 })
  return made
}

async function choosePort(file: string): Promise<number> {
  const remembered = Number(readLines(file)[0] ?? 0)
  return remembered > 0 && !(await isPortTaken(remembered)) ? remembered : findFreePort()
}

/** The directory is ours, so we may let the account pass through it; what is above it is not. */
async function openToAccount(directory: string, account: PostgresAccount): Promise<void> {
  if (canReach(account, directory)) return
  await chmod(directory, 0o711)
  if (!canReach(account, directory)) {
    throw new Error(`PostgreSQL's account (uid ${account.uid}) cannot pass through the directories above ${directory}`)
  }
}

async function openLog(log: string, account: PostgresAccount): Promise<void> {
  const size = existsSync(log) ? (await stat(log)).size : 0
  if (size > 10_000_000) await rename(log, `${log}.old`)
  await writeFile(log, '', { flag: 'a', mode: 0o600 })
  await give(account, log)
}

async function readTail(log: string): Promise<string> {
  return (await readFile(log, 'utf8')).trim().split('\n').slice(-5).join('\n')
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
