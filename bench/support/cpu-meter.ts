import { existsSync, readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Milliseconds of processor that this process and a PostgreSQL have used so far. */
export function readCpu(postmaster: number): { server: number; database: number } {
  const { user, system } = process.cpuUsage()
  return { server: (user + system) / 1000, database: databaseCpu(postmaster) }
}

/** Milliseconds of processor that another process has used so far. */
export function processCpu(pid: number): number {
  const [utime = 0, stime = 0] = readStat(String(pid))?.slice(11, 13).map(Number) ?? [Number.NaN]
  return ((utime + stime) * 1000) / TICKS_PER_SECOND
}

/** The postmaster and its children; those that ended are in the postmaster's count of waited-for children. */
export function databaseCpu(postmaster: number): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN
  let ticks = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const fields = readStat(entry)
    if (fields === undefined) continue
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15).map(Number)
    if (Number(entry) === postmaster) ticks += utime + stime + cutime + cstime
    else if (Number(fields[1]) === postmaster) ticks += utime + stime
  }
  return (ticks * 1000) / TICKS_PER_SECOND
}

/** Fields after the command's name, which may itself hold spaces and parentheses. */
function readStat(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
