import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findEmbeddedPostgres } from '../../src/supervisor/embedded-postgres.ts'

const MEMORY = '/dev/shm'
const GIB = 1024 ** 3
/** Far more than a run fills: it must not take the last of somebody's memory. */
const ROOM = 4 * GIB
const NAME = 'recado-test-'

/**
 * A folder for a PostgreSQL that is thrown away with its run: in memory where the system keeps a place there with room to
 * spare, where the three databases of a house are made for a sixteenth of the processor; beside other temporary files where not.
 */
export async function makeThrowAwayFolder(): Promise<string> {
  const isRoomy = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize >= ROOM && process.availableMemory() >= ROOM,
    () => false,
  )
  const place = isRoomy ? MEMORY : tmpdir()
  await removeLeftovers(place)
  return mkdtemp(path.join(place, `${NAME}${process.pid}-`))
}

/** What a run that was killed has left, its PostgreSQL included: its name says whose it was. */
async function removeLeftovers(place: string): Promise<void> {
  for (const entry of await readdir(place)) {
    const pid = Number(entry.startsWith(NAME) ? entry.slice(NAME.length).split('-')[0] : Number.NaN)
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    const folder = path.join(place, entry)
    await findEmbeddedPostgres(folder).then((left) => left?.stop())
    await rm(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another account's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
