import type { Dirent } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { PRIVATE_DIRECTORY } from '../private-files.ts'
import type { ObjectEntry } from './storage.ts'
import { isKeyText } from './tenant-keys.ts'

/** Files below `prefix` whose key comes after `cursor`, in byte order of their keys, at most `limit`. */
export async function listFiles(root: string, prefix: string, cursor: string, limit: number): Promise<ObjectEntry[]> {
  const found: ObjectEntry[] = []
  for await (const key of walk(root, prefix, cursor)) {
    const file = await stat(path.join(root, key)).catch(ignoreMissing)
    if (!file || !isKeyText(key)) continue
    found.push({ key, size: file.size, lastModified: file.mtime })
    if (found.length >= limit) break
  }
  return found
}

/**
 * S3 orders by the bytes of the whole key, where `a-b` and `a.b` come before `a/b` ('-' and '.' are smaller than '/').
 * Comparing folders with their slash gives the same order while reading one folder at a time.
 */
async function* walk(root: string, prefix: string, cursor: string): AsyncGenerator<string> {
  const entries = (await readdir(path.join(root, prefix), { withFileTypes: true }).catch(ignoreMissing)) ?? []
  for (const name of entries.map(nameOf).sort(byBytes)) {
    const key = prefix + name
    if (!name.endsWith('/')) {
      if (key > cursor) yield key
    } else if (key > cursor || cursor.startsWith(key)) {
      yield* walk(root, key, cursor)
    }
  }
}

/** Makes a folder below `root` and syncs each folder that got a new entry, so that the names survive a power cut too. */
export async function makeFolder(folder: string, root: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: PRIVATE_DIRECTORY })
  if (!first) return
  // Ends: at the folder that was there before, or at the root.
  for (
    let at = path.dirname(folder);
    at.length >= path.dirname(first).length && at.startsWith(root);
    at = path.dirname(at)
  ) {
    await syncFolder(at)
  }
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders for syncing and orders such changes itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** ENOTDIR: a file stands where the key needs a folder, so there is nothing below it. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
  return undefined
}

function nameOf(entry: Dirent): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name
}

/** Keys are ASCII, where UTF-16 order is byte order. */
function byBytes(a: string, b: string): number {
  return a < b ? -1 : 1
}
