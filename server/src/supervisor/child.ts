import { type ChildProcess, spawn } from 'node:child_process'
import { endProcess, findProcess, type ProcessIdentity } from './process-identity.ts'
import { isOfThisPlace, isRunning, type RunRecords } from './run-records.ts'

/** A program that the supervisor started and that is on record while it runs. */
export interface Child {
  handle: ChildProcess
  ended: Promise<ChildEnd>
  /** SIGTERM, and SIGKILL after `graceMs`. */
  end(graceMs: number): Promise<void>
}

export interface ChildEnd {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface ChildOptions {
  /** Of the record; one child per name at a time. */
  name: string
  args: string[]
  cwd: string
  environment: NodeJS.ProcessEnv
  /** File descriptor that takes what it prints, or `pipe` to read it. */
  output: number | 'pipe'
  /** With a channel the child learns of our death even by SIGKILL. */
  channel?: boolean
}

/** Starts a Node program as a child that a later supervisor can find again. */
export function startChild(records: RunRecords, options: ChildOptions): Child {
  const { name, args, cwd, environment, output } = options
  const handle = spawn(process.execPath, args, {
    cwd,
    env: environment,
    // A group of its own: Ctrl-C reaches the supervisor alone, which ends its children in order.
    detached: true,
    stdio: ['ignore', output, output, ...(options.channel ? (['ipc'] as const) : [])],
  })
  const identity = handle.pid === undefined ? undefined : findProcess(handle.pid)
  if (identity !== undefined) records.write({ name, process: identity })

  const ended = new Promise<ChildEnd>((resolve, reject) => {
    handle.once('error', reject)
    handle.once('exit', (code, signal) => {
      if (records.read(name)?.process.pid === handle.pid) records.remove(name)
      resolve({ code, signal })
    })
  })
  return { handle, ended, end: (graceMs) => endChild(identity, ended, graceMs) }
}

/**
 * Ends what an earlier supervisor left behind. A record whose pid belongs to somebody else by now
 * is only forgotten.
 */
export async function endLeftChildren(records: RunRecords, graceMs: number): Promise<void> {
  for (const record of records.list()) {
    if (record.name.startsWith('supervisor')) continue
    if (isOfThisPlace(record) && isRunning(record)) await endProcess(record.process, graceMs)
    records.remove(record.name)
  }
}

async function endChild(
  identity: ProcessIdentity | undefined,
  ended: Promise<ChildEnd>,
  graceMs: number,
): Promise<void> {
  if (identity !== undefined) await endProcess(identity, graceMs)
  await ended.catch(() => undefined)
}
