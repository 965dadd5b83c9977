import { linkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Locale, message } from './messages.ts'
import { findProcess } from './process-identity.ts'
import { isOfThisPlace, isRunning, leaseMs, type RunRecord, type RunRecords, readRecord } from './run-records.ts'

const name = 'supervisor'

/**
 * Makes this process the one supervisor of the data directory. Answers undefined when it is, or the
 * record of the one that lives. One that is on its way out, or whose lease in another place is running
 * out, is waited for (≤ 15 s). A lock that nobody can read, as a power cut leaves it, is nobody's.
 *
 * @throws when it can be neither taken nor said whose it is.
 */
export async function takeSupervisorLock(records: RunRecords): Promise<RunRecord | undefined> {
  const deadline = performance.now() + leaseMs + 1_000
  // Ends: at the deadline.
  for (;;) {
    if (tryTake(records)) return undefined
    const holder = records.read(name)
    if (holder !== undefined && isRunning(holder)) {
      const mayEndSoon = holder.state === 'stopping' || !isOfThisPlace(holder)
      if (!mayEndSoon || performance.now() > deadline) return holder
      await new Promise((resolve) => setTimeout(resolve, 100))
    } else {
      if (performance.now() > deadline) throw new Error(`the lock in ${records.directory} cannot be taken`)
      removeStale(records, holder)
      // Another may be doing the same: it must get its turn.
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

/** Says in the lock how far this supervisor is, and where it can be reached. */
export function updateSupervisorLock(records: RunRecords, state: RunRecord['state'], address?: string): void {
  records.write({ ...ownRecord(), state, address })
}

/** One line that says that a supervisor lives, and where. */
export function describeRunning(locale: Locale, record: RunRecord): string {
  const address = record.address ?? message(locale, 'already.starting')
  return message(locale, 'already', { pid: String(record.process.pid), address })
}

export function releaseSupervisorLock(records: RunRecords): void {
  records.remove(name)
}

// link() fails when the name exists: of two that start together one wins, and its file is whole.
function tryTake(records: RunRecords): boolean {
  const mine = `${name}.${process.pid}.claim`
  records.write({ ...ownRecord(), name: mine, state: 'starting' })
  const file = join(records.directory, `${mine}.json`)
  try {
    linkSync(file, join(records.directory, `${name}.json`))
    updateSupervisorLock(records, 'starting')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(file, { force: true })
  }
}

// Between the look and the removal another may have taken the lock: what was moved away is looked at again.
function removeStale(records: RunRecords, stale: RunRecord | undefined): void {
  const file = join(records.directory, `${name}.json`)
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (readRecord(aside)?.process.started !== stale?.process.started) linkSync(aside, file)
  } catch {
    // Somebody else was faster; the loop looks again.
  } finally {
    rmSync(aside, { force: true })
  }
}

function ownRecord(): Pick<RunRecord, 'name' | 'process'> {
  const self = findProcess(process.pid)
  if (self === undefined) throw new Error('this process cannot see itself')
  return { name, process: self }
}
