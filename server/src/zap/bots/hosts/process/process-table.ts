import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A process of a bot, by what its command line says of it. */
export interface BotProcess {
  pid: number
  /** Opaque: with the pid it names one process for ever, because pids come again. */
  started: string
  marks: Readonly<Record<string, string>>
}

/**
 * The marks that a bot's command line ends with. A process is found by them whoever started it and whatever was written down
 * before the starter was killed; the volume's absolute path tells installations apart.
 */
export function toMarks(marks: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(marks).map(([name, value]) => `--bot-${name}=${value}`)
}

/** Every bot on this machine that has one of these volumes' parent folder in its marks. */
export function listBotProcesses(root: string): BotProcess[] {
  const lines = process.platform === 'linux' ? linesOfLinux() : linesByPs()
  return lines.flatMap(({ pid, args }) => {
    const marks = readMarks(args)
    if (!(marks.volume ?? '').startsWith(`${root}/`)) return []
    const started = startOf(pid)
    return started === undefined ? [] : [{ pid, started, marks }]
  })
}

/** Sends a signal to exactly this process; false when it is gone, whoever has its pid now. */
export function signalBot(bot: BotProcess, signal: NodeJS.Signals): boolean {
  if (!isAlive(bot)) return false
  try {
    return process.kill(bot.pid, signal)
  } catch {
    return false
  }
}

export function isAlive({ pid, started }: Pick<BotProcess, 'pid' | 'started'>): boolean {
  return startOf(pid) === started
}

function readMarks(args: readonly string[]): Record<string, string> {
  const marks = args.flatMap((arg) => {
    const [, name, value] = /^--bot-([a-z]+)=(.*)$/s.exec(arg) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(marks)
}

function linesOfLinux(): { pid: number; args: string[] }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), args: readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0') }]
      } catch {
        // It ended meanwhile.
        return []
      }
    })
}

/** Volumes with a space in their path are not found by `ps`: there the lock of the volume alone keeps a second one out. */
function linesByPs(): { pid: number; args: string[] }[] {
  return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid = '', ...args]) => ({ pid: Number(pid), args }))
}

/** Field 22 of /proc/<pid>/stat, in ticks since boot; undefined for none and for a zombie. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      const line = execFileSync('ps', ['-p', String(pid), '-o', 'stat=,lstart='], { encoding: 'utf8' }).trim()
      return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}
