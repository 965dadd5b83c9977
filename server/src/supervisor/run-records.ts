import { mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isAlive, type ProcessIdentity } from './process-identity.ts'

/** What `<data>/run/<name>.json` says about a process of ours, so that the next start finds it after a kill. */
export interface RunRecord {
  name: string
  process: ProcessIdentity
  /** The machine and pid namespace in which the pid means something. */
  place: string
  /** The lease: past this moment a process of another place counts as gone. ISO 8601. */
  until: string
  state?: 'starting' | 'ready' | 'stopping'
  address?: string
}

/** A supervisor renews its leases every third of this. */
export const leaseMs = 15_000

/** The records of one data directory, one file each, replaced by rename so that no reader sees half of one. */
export interface RunRecords {
  directory: string
  write(record: Omit<RunRecord, 'place' | 'until'>): void
  read(name: string): RunRecord | undefined
  list(): RunRecord[]
  remove(name: string): void
  /** Extends the lease of every record of this place. */
  renew(): void
}

export function openRunRecords(dataDirectory: string): RunRecords {
  const directory = join(dataDirectory, 'run')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const fileOf = (name: string) => join(directory, `${name}.json`)

  const records: RunRecords = {
    directory,
    write(record) {
      const leased: RunRecord = { ...record, place: here(), until: new Date(Date.now() + leaseMs).toISOString() }
      const unfinished = `${fileOf(record.name)}.${process.pid}`
      writeFileSync(unfinished, `${JSON.stringify(leased, undefined, 2)}\n`, { mode: 0o600 })
      renameSync(unfinished, fileOf(record.name))
    },
    read: (name) => readRecord(fileOf(name)),
    list: () =>
      readdirSync(directory)
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => readRecord(join(directory, file)) ?? []),
    remove: (name) => rmSync(fileOf(name), { force: true }),
    renew() {
      for (const record of records.list()) if (record.place === here()) records.write(record)
    },
  }
  return records
}

/**
 * True while the record's process may be running: here its identity decides, at once; in another
 * container or on another machine of the same volume it cannot be seen, so its lease decides.
 */
export function isRunning(record: RunRecord, now = Date.now()): boolean {
  return isOfThisPlace(record) ? isAlive(record.process) : Date.parse(record.until) > now
}

/** Only a pid of this place may be signalled. */
export function isOfThisPlace(record: RunRecord): boolean {
  return record.place === here()
}

export function readRecord(file: string): RunRecord | undefined {
  try {
    const record: RunRecord = JSON.parse(readFileSync(file, 'utf8'))
    return Number.isInteger(record.process?.pid) && typeof record.process.started === 'string' ? record : undefined
  } catch {
    return undefined
  }
}

function here(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
