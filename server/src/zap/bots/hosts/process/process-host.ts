import { spawn } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { BotHost, BotInstance, BotSpec } from '../bot-host.ts'
import { HostError } from '../host-error.ts'
import { type BotAccount, chooseAccount } from './bot-account.ts'
import { boundLog, readLastLines } from './bound-log.ts'
import { measureMachine } from './measure-machine.ts'
import { type BotProcess, isAlive, listBotProcesses, signalBot, toMarks } from './process-table.ts'
import { digestOfProgram } from './program-digest.ts'

export interface ProcessHostOptions {
  /** The folder of all volumes, absolute. */
  root: string
  /** The folder in which `bot/` and `node_modules/` are. */
  repository: string
  logMaxBytes: number
  /** Said once, where bots cannot have accounts of their own. */
  warn(message: string): void
}

/** Of Node itself, outside of its heap. */
const OUTSIDE_HEAP_MB = 96
const STARTS_WITHIN_MS = 60_000
const ENDS_WITHIN_MS = 20_000
const LOOK_MS = 25

const RunNote = z.object({ pid: z.number(), port: z.number(), holder: z.string() })

/**
 * Each bot is a process of this machine with a folder, a port and, where we are root, an account of its own. It outlives us: it
 * is found again by its command line, and the lock of its volume keeps a second one out whatever happens.
 */
export function createProcessHost(options: ProcessHostOptions): BotHost {
  const { root, repository } = options
  const main = path.join(repository, 'bot/src/main.ts')
  const program = digestOfProgram(repository)
  let warned = false
  mkdirSync(root, { recursive: true, mode: 0o711 })

  const directoryOf = (id: string) => path.join(root, z.uuid().parse(id))
  const volumeOf = (id: string) => path.join(directoryOf(id), 'volume')
  const logOf = (id: string) => path.join(directoryOf(id), 'bot.log')
  const processesOf = (id: string) => listBotProcesses(root).filter(({ marks }) => marks.volume === volumeOf(id))

  async function accountFor(id: string): Promise<BotAccount> {
    const owners = (await listVolumes()).map((other) => stat(directoryOf(other)).then(({ uid }) => uid))
    const account = chooseAccount({
      ...{ root, directory: directoryOf(id), taken: await Promise.all(owners) },
      program: [process.execPath, path.dirname(main)],
    })
    if (account === undefined && !warned) {
      warned = true
      options.warn('bots run as this account: they are kept apart by Node’s permissions, not by the system’s')
    }
    return account
  }

  async function listVolumes(): Promise<string[]> {
    const names = await readdir(root)
    return names.filter((name) => z.uuid().safeParse(name).success)
  }

  async function show(id: string, running: BotProcess | undefined): Promise<BotInstance> {
    if (running === undefined) {
      return { id, holder: undefined, revision: undefined, program: undefined, running: false, url: undefined }
    }
    const { holder, revision, program: runs } = running.marks
    const note = await readNote(volumeOf(id))
    return {
      ...{ id, holder, revision: Number(revision), program: runs, running: true },
      url: note?.pid === running.pid ? `http://127.0.0.1:${note.port}` : undefined,
    }
  }

  async function find(id: string): Promise<BotInstance | undefined> {
    const [running] = processesOf(id)
    if (running === undefined && !(await exists(directoryOf(id)))) return undefined
    return show(id, running)
  }

  async function listening(id: string, pid: number, ended: () => string | undefined): Promise<BotInstance> {
    const deadline = performance.now() + STARTS_WITHIN_MS
    // Ends: when it listens, has ended, or at the deadline.
    for (;;) {
      const running = processesOf(id).find((one) => one.pid === pid)
      if (running !== undefined) {
        const instance = await show(id, running)
        if (instance.url !== undefined) return instance
      }
      const why = ended() ?? (performance.now() > deadline ? 'it does not listen' : undefined)
      if (why !== undefined) {
        const last = await readLastLines(logOf(id), 20)
        throw new HostError('not_started', `${why}: ${last.join(' ')}`)
      }
      await wait(LOOK_MS)
    }
  }

  async function stop(id: string): Promise<void> {
    for (const running of processesOf(id)) {
      signalBot(running, 'SIGTERM')
      if (await gone(running, ENDS_WITHIN_MS)) continue
      signalBot(running, 'SIGKILL')
      if (!(await gone(running, ENDS_WITHIN_MS))) throw new HostError('busy', `process ${running.pid} does not end`)
    }
  }

  return {
    program,
    find,
    stop,
    async run(spec) {
      const [running] = processesOf(spec.id)
      if (running !== undefined) {
        if (running.marks.holder !== spec.holder) throw new HostError('busy', 'another process of this bot runs')
        return listening(spec.id, running.pid, () => (isAlive(running) ? undefined : 'it ended'))
      }
      await mkdir(volumeOf(spec.id), { recursive: true, mode: 0o700 })
      const account = await accountFor(spec.id)
      if (account !== undefined) await give(directoryOf(spec.id), account)
      await boundLog(logOf(spec.id), options.logMaxBytes)
      const { pid, ended } = launch(spec, account)
      return listening(spec.id, pid, ended)
    },
    async remove(id, { session }) {
      await stop(id)
      if (session) await rm(directoryOf(id), { recursive: true, force: true })
    },
    async list() {
      const processes = new Map(listBotProcesses(root).map((one) => [one.marks.volume, one]))
      const ids = await listVolumes()
      for (const id of ids) await boundLog(logOf(id), options.logMaxBytes)
      return Promise.all(ids.map((id) => show(id, processes.get(volumeOf(id)))))
    },
    readLog: async (id, lines) => readLastLines(logOf(id), lines),
    measure: () => measureMachine(root),
    close: async () => undefined,
  }

  function launch(spec: BotSpec, account: BotAccount): { pid: number; ended(): string | undefined } {
    const volume = volumeOf(spec.id)
    const log = openSync(logOf(spec.id), 'a', 0o600)
    let why: string | undefined
    try {
      const { holder, revision } = spec
      const child = spawn(
        process.execPath,
        [
          `--max-old-space-size=${Math.max(64, spec.memoryMb - OUTSIDE_HEAP_MB)}`,
          // node:sqlite does not ask these permissions; an account of its own does.
          '--permission',
          `--allow-fs-read=${repository}`,
          `--allow-fs-read=${volume}`,
          `--allow-fs-write=${volume}`,
          // What it starts is kept apart by the system's accounts alone.
          ...(spec.browser === undefined ? [] : ['--allow-child-process', `--allow-fs-read=${spec.browser}`]),
          main,
          ...toMarks({ id: spec.id, holder, revision, program, volume }),
        ],
        {
          ...account,
          cwd: volume,
          // A group of its own: what ends us, or the terminal's Ctrl-C, does not end it.
          detached: true,
          stdio: ['ignore', log, log],
          env: {
            ...{ NODE_ENV: 'production', TZ: 'UTC', ...spec.environment },
            ...(spec.browser === undefined ? {} : { CHROMIUM_PATH: spec.browser }),
            ...{ DATA_DIR: volume, HOST: '127.0.0.1', PORT: '0', LEASE_HOLDER: holder },
          },
        },
      )
      child.once('error', (error) => {
        why = error.message
      })
      child.once('exit', (code, signal) => {
        why ??= `it ended with ${code ?? signal}`
      })
      child.unref()
      return { pid: child.pid ?? -1, ended: () => why }
    } finally {
      closeSync(log)
    }
  }
}

/** Everything below, so that a volume that was another account's before is this one's. */
async function give(directory: string, { uid, gid }: NonNullable<BotAccount>): Promise<void> {
  for (const name of await readdir(directory, { recursive: true })) chownSync(path.join(directory, name), uid, gid)
}

async function readNote(volume: string): Promise<z.output<typeof RunNote> | undefined> {
  const text = await readFile(path.join(volume, 'run.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : RunNote.safeParse(JSON.parse(text)).data
}

async function gone(running: BotProcess, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  // Ends: at the deadline.
  while (isAlive(running)) {
    if (performance.now() > deadline) return false
    await wait(LOOK_MS)
  }
  return true
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  )
}
