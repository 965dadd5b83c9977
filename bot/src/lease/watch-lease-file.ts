import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { type Lease, RenewedLease } from './lease.ts'

const LeaseFile = z.object({ holder: z.string(), ttl_ms: z.number().min(0).max(600_000) })

/** How often the file is looked at: well below any time to live that makes sense. */
const INTERVAL_MS = 1_000

/**
 * A lease that an owner on the same machine renews by writing `{"holder", "ttl_ms"}` anew (to another file, then renamed).
 * Each writing counts from when it was noticed, which is later than it happened by a second at most.
 */
export function watchLeaseFile(file: string, holder: string): Lease {
  const lease = new RenewedLease(holder)
  let seen = ''
  const look = () => {
    try {
      const { mtimeMs, ino } = statSync(file)
      const version = `${ino} ${mtimeMs}`
      if (version === seen) return
      const first = seen === ''
      seen = version
      const given = LeaseFile.parse(JSON.parse(readFileSync(file, 'utf8')))
      // Found at the start it may be old: what is left of it counts from when it was written.
      const age = first ? Math.max(0, Date.now() - mtimeMs) : INTERVAL_MS
      lease.renew(given.holder, Math.max(0, given.ttl_ms - age))
    } catch {
      // Absent or half written: what was given before runs out by itself.
    }
  }
  look()
  const timer = setInterval(look, INTERVAL_MS).unref()
  return {
    state: () => lease.state(),
    until: () => lease.until(),
    onChange: (listener) => lease.onChange(listener),
    close: () => {
      clearInterval(timer)
      lease.close()
    },
  }
}
