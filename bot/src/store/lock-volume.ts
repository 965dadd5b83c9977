import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Thrown where another process has this volume: two of one session would throw each other out of WhatsApp. */
export class VolumeTakenError extends Error {
  override readonly name = 'VolumeTakenError'
}

/**
 * Holds the volume until `release` or the process' end, however it ends: the lock is the kernel's, by way of SQLite, and dies
 * with its process. It waits for a predecessor that is still ending.
 * @throws VolumeTakenError
 */
export function lockVolume(directory: string, waitMs = 5_000): { release(): void } {
  const database = new DatabaseSync(path.join(directory, 'lock.sqlite'))
  try {
    database.exec(`PRAGMA busy_timeout = ${waitMs}; BEGIN EXCLUSIVE`)
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked/.test(error.message)) {
      throw new VolumeTakenError('another process has this volume')
    }
    throw error
  }
  return { release: () => database.close() }
}
