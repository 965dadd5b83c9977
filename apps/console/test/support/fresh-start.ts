import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../../../../server/src/supervisor/free-port.ts'

const ROOT = path.join(import.meta.dirname, '../../../..')
const run = promisify(execFile)

/** A fresh clone of this repository's last commit in which `npm start` runs. */
export interface FreshStart {
  port: number
  shopPort: number
  /** Resolves with the address to open and the milliseconds that it took; rejects when the program ends before. */
  ready: Promise<{ address: string; tookMs: number }>
  /** What was printed until now. */
  printed(): string
  /** Ctrl-C, as the terminal sends it: to npm and all in its group. Resolves when nobody can print any more. */
  interrupt(): Promise<void>
  /** Command lines of processes that run from the clone, the data directory included. */
  processes(): Promise<string[]>
  /** Ends what is left and removes everything. */
  remove(): Promise<void>
}

export async function openFreshStart(): Promise<FreshStart> {
  const folder = await mkdtemp(path.join(tmpdir(), 'recado-first-minutes-'))
  // PostgreSQL's account, which is not root, goes through it.
  await chmod(folder, 0o755)
  const clone = path.join(folder, 'recado')
  await run('git', ['clone', '--quiet', ROOT, clone])
  const [port, shopPort] = [await findFreePort(), await findFreePort()]
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: environment({ port, shopPort, data: path.join(folder, 'data') }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  // npm itself is gone at once; what it started prints until it has ended in order.
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const ready = new Promise<{ address: string; tookMs: number }>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part
        const [, address] = /^Abra (http\S+) /m.exec(text) ?? []
        if (address !== undefined) resolve({ address, tookMs: performance.now() - began })
      })
    }
    closed.then((code) => reject(new Error(`npm start ended with ${code}:\n${text}`)), reject)
  })
  return {
    ...{ port, shopPort, ready },
    printed: () => text,
    interrupt: async () => {
      signalGroup(child, 'SIGINT')
      await closed
    },
    processes: () => listProcesses(folder),
    remove: async () => {
      if (child.exitCode === null && child.signalCode === null) signalGroup(child, 'SIGTERM')
      await closed.catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) process.kill(-child.pid, signal)
}

/** As a person's shell has it: nothing of the test run, of an npm above it, or of another installation. */
function environment({ port, shopPort, data }: { port: number; shopPort: number; data: string }): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|NODE_|npm_(?!config_)|INIT_CWD$|LC_|DATABASE_|DEMO$|ROLES$|PUBLIC_URL$|TEST)/
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return {
    ...Object.fromEntries(kept),
    PATH: folders.filter((folder) => !folder.includes('node_modules')).join(path.delimiter),
    LANG: 'pt_BR.UTF-8',
    PORT: String(port),
    SHOP_PORT: String(shopPort),
    RECADO_DATA_DIR: data,
  }
}

/** A process is of a folder when its command names it or, as PostgreSQL's workers, when it works inside. */
async function listProcesses(folder: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,stat=,args='], { maxBuffer: 16 * 1024 * 1024 })
  const inside = new Set(await listPidsInside(folder))
  return stdout.split('\n').filter((line) => {
    const [pid = '', state = ''] = line.trim().split(/\s+/)
    return !state.startsWith('Z') && (line.includes(folder) || inside.has(pid))
  })
}

/** Only Linux tells where a process works without a program of its own. */
async function listPidsInside(folder: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_pid, index) => places[index]?.startsWith(folder))
}
