import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openStore } from './open-store.ts'

export const STORE_FILE = 'bot.sqlite'
/** A store that was brought from elsewhere and is taken at the next start. */
const RESTORED_FILE = 'restored.sqlite'

export function restoredPath(directory: string): string {
  return path.join(directory, RESTORED_FILE)
}

/**
 * Takes a store that was brought, in place of the one that is here. What it wanted to send may have gone out since it was
 * copied, so it is said to be uncertain and sent by nobody.
 */
export function takeRestored(directory: string): boolean {
  const brought = restoredPath(directory)
  if (!existsSync(brought)) return false
  const store = openStore(brought)
  store.sends.doubtOpen()
  store.close()
  const own = path.join(directory, STORE_FILE)
  // Without these the brought file would be read with the former one's last changes.
  for (const rest of ['-wal', '-shm']) rmSync(`${own}${rest}`, { force: true })
  renameSync(brought, own)
  for (const rest of ['-wal', '-shm']) rmSync(`${brought}${rest}`, { force: true })
  return true
}
