import type { Stats } from 'node:fs'
import { chmod, lstat, readdir } from 'node:fs/promises'
import path from 'node:path'

/** What the server writes is for its own account alone: customers' files, keys, logs. */
export const PRIVATE_DIRECTORY = 0o700
export const PRIVATE_FILE = 0o600

/** What this program writes into its data directory. Keys are not among it: an exposed key is refused, not hidden. */
const OURS = ['files', 'logs', 'run', 'demo.json'] as const
/** `bots` belongs to the bots' own accounts, below a folder that is passed through. */
const ALL: ReadonlySet<string> = new Set([...OURS, 'bots', 'postgres', 'master.keys'])

/**
 * Closes a data directory to other accounts of the machine: what is ours in it, as older versions left it readable, and the
 * directory itself unless somebody else's things are in it, too. A folder is closed after what it holds, and what is closed
 * is not walked through again: a start that was killed in between takes it up, and with a million files only the first
 * start is slow.
 */
export async function closeDataDirectory(root: string): Promise<void> {
  // On Windows access follows the directory's list, and modes say nothing.
  if (process.platform === 'win32') return
  const entries = await readdir(root).catch(ignoreMissing)
  if (entries === undefined) return
  for (const name of OURS) await closeTree(path.join(root, name))
  if (!entries.every((name) => ALL.has(name))) return
  const passed = await isPassedThrough(path.join(root, 'postgres'))
  await close(root, await lstat(root), passed ? PASSED_DIRECTORY : PRIVATE_DIRECTORY)
}

/** Where PostgreSQL runs as another account it must reach what is its own (supervisor/data-directory.ts). */
const PASSED_DIRECTORY = 0o711

async function isPassedThrough(postgres: string): Promise<boolean> {
  const stats = await lstat(postgres).catch(ignoreMissing)
  return stats !== undefined && (stats.mode & 0o001) !== 0
}

async function closeTree(place: string): Promise<void> {
  const stats = await lstat(place).catch(ignoreMissing)
  if (stats === undefined || isClosed(stats)) return
  if (stats.isDirectory()) {
    for (const name of await readdir(place)) await closeTree(path.join(place, name))
  }
  await close(place, stats)
}

/** Links lead elsewhere and have no mode of their own; what another account owns is not ours to close. */
async function close(place: string, stats: Stats, mode = PRIVATE_DIRECTORY): Promise<void> {
  if (stats.uid !== process.getuid?.()) return
  if (stats.isDirectory()) await chmod(place, mode).catch(ignoreMissing)
  if (stats.isFile()) await chmod(place, PRIVATE_FILE).catch(ignoreMissing)
}

function isClosed({ mode }: Stats): boolean {
  return (mode & 0o077) === 0
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  return undefined
}
