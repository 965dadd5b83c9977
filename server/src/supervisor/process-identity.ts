import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A process named so that it cannot be mistaken for another: a pid alone is reused by the system,
 * a pid with its start time is not. `started` is opaque: compare it, do not read it as a time.
 */
export interface ProcessIdentity {
  pid: number
  started: string
}

/** The identity of the process that has `pid` now, or undefined when there is none (a zombie counts as none). */
export function findProcess(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedByPs(pid)
  return started === undefined ? undefined : { pid, started }
}

/** True while exactly this process lives; false for a stranger who got its pid. */
export function isAlive(identity: ProcessIdentity): boolean {
  return findProcess(identity.pid)?.started === identity.started
}

/** The arguments of a process, or an empty list when it is gone or not ours to read. */
export function readArguments(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
  } catch {
    return []
  }
}

/** Sends a signal to exactly this process. Answers false when it is gone, whoever has its pid now. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false
  try {
    return process.kill(identity.pid, signal)
  } catch {
    return false
  }
}

/** Waits until the process is gone. Answers false when `timeoutMs` passed first. */
export async function waitForEnd(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  // Ends: at the deadline.
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/** Asks a process to end, then makes it. Answers how it went; `gone` when it was not there any more. */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<'gone' | 'ended' | 'killed'> {
  if (!signalProcess(identity, 'SIGTERM')) return 'gone'
  if (await waitForEnd(identity, graceMs)) return 'ended'
  signalProcess(identity, 'SIGKILL')
  await waitForEnd(identity, 2_000)
  return 'killed'
}

// Field 22 of /proc/<pid>/stat: start time in clock ticks since boot. The boot id joins it because
// ticks begin again with the machine. The name (field 2) may hold spaces and parentheses, so fields count from the last one.
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readBootId()}/${fields[19]}`
  } catch {
    return undefined
  }
}

let bootId: string | undefined
function readBootId(): string {
  bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return bootId
}

function startedByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-p', String(pid), '-o', 'stat=,lstart='], { encoding: 'utf8' }).trim()
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}
