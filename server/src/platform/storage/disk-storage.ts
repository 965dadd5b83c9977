import { type KeyObject, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../clock.ts'
import { PRIVATE_DIRECTORY, PRIVATE_FILE } from '../private-files.ts'
import { isMissing, listFiles, makeFolder, syncFolder } from './disk-files.ts'
import { signPath } from './signed-path.ts'
import { splitBody } from './split-body.ts'
import { MAX_EXPIRES_SECONDS, MAX_LIST_LIMIT, type ObjectMeta, type Storage } from './storage.ts'
import { StorageError } from './storage-error.ts'
import { isKeyText, isPrefixText } from './tenant-keys.ts'
import { withStorageErrors } from './with-storage-errors.ts'

const WRITE_BYTES = 1024 ** 2

/**
 * Files below one directory: `objects/` holds them under their keys as they are, so people can open and copy them;
 * `types/` holds each one's content type; `incoming/` what is still being written. A file is written and synced there
 * and then renamed, on the same file system, so a crash leaves the old content or the new, never half. No other account of
 * the machine can read any of it.
 */
export function createDiskStorage(options: {
  directory: string
  /** Origin of signed addresses; `verifySignedPath` with the same key checks them. */
  publicUrl: string
  signingKey: KeyObject
  clock: Clock
}): Storage {
  const root = path.resolve(options.directory)
  const objects = path.join(root, 'objects')

  const storage: Storage = {
    async put(key, body, { contentType, maxBytes }) {
      const target = place(objects, key)
      const size = await writeThenRename(root, target, splitBody(body, WRITE_BYTES, maxBytes), async () => {
        // The type goes first: a file with a stale type for a moment is harmless, a new one without any is not.
        const type = place(path.join(root, 'types'), key)
        await writeThenRename(root, type, [Buffer.from(contentType)], async () => {})
      })
      return { size }
    },

    async get(key, { range } = {}) {
      const handle = await openFile(place(objects, key))
      if (!handle) throw new StorageError('storage_not_found')
      const meta = await metaOf(handle, place(path.join(root, 'types'), key))
      if (range && (range.start >= meta.size || (range.end ?? range.start) < range.start)) {
        await handle.close()
        throw new StorageError('storage_range_unsatisfiable')
      }
      return { stream: handle.createReadStream({ start: range?.start ?? 0, end: range?.end }), meta }
    },

    async head(key) {
      const handle = await openFile(place(objects, key))
      if (!handle) return undefined
      try {
        return await metaOf(handle, place(path.join(root, 'types'), key))
      } finally {
        await handle.close()
      }
    },

    async delete(key) {
      await rm(place(objects, key), { force: true })
      await rm(place(path.join(root, 'types'), key), { force: true })
    },

    async list(prefix, { cursor = '', limit = MAX_LIST_LIMIT } = {}) {
      const items = await listFiles(objects, checkPrefix(prefix), cursor, limit + 1)
      const page = items.slice(0, limit)
      return { items: page, cursor: items.length > limit ? page.at(-1)?.key : undefined }
    },

    async deletePrefix(prefix) {
      const folder = checkPrefix(prefix)
      const found = await listFiles(objects, folder, '', Number.POSITIVE_INFINITY)
      await rm(path.join(objects, folder), { recursive: true, force: true })
      await rm(path.join(root, 'types', folder), { recursive: true, force: true })
      return { deleted: found.length }
    },

    async signedUrl(key, { expiresSeconds, disposition, contentType, holder }) {
      place(objects, key)
      const lasts = Math.min(expiresSeconds, MAX_EXPIRES_SECONDS)
      const expires = Math.floor(options.clock.now().getTime() / 1000) + lasts
      return options.publicUrl + signPath({ key, expires, disposition, contentType, holder }, options.signingKey)
    },

    async close() {},
  }
  return withStorageErrors(storage, () => undefined)
}

/** The file of a key. Segments that could climb (`..`) are no keys, whatever the compiler was told. */
function place(folder: string, key: string): string {
  if (!isKeyText(key)) throw new StorageError('storage_invalid_key')
  return path.join(folder, ...key.split('/'))
}

function checkPrefix(prefix: string): string {
  if (!isPrefixText(prefix)) throw new StorageError('storage_invalid_key')
  return prefix
}

/** Writes beside, syncs, runs `before` and renames. @returns bytes written */
async function writeThenRename(
  root: string,
  target: string,
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  before: () => Promise<void>,
): Promise<number> {
  const incoming = path.join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: PRIVATE_DIRECTORY })
  const temporary = path.join(incoming, randomUUID())
  try {
    const size = await writeSynced(temporary, pieces)
    await before()
    await moveInto(temporary, target, root)
    return size
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeSynced(file: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<number> {
  const handle = await open(file, 'wx', PRIVATE_FILE)
  try {
    let size = 0
    for await (const piece of pieces) {
      await handle.writeFile(piece)
      size += piece.length
    }
    await handle.sync()
    return size
  } finally {
    await handle.close()
  }
}

/** A `deletePrefix` at the same moment may take the folder away between making and using it: once more, then give up. */
async function moveInto(temporary: string, target: string, root: string, again = true): Promise<void> {
  try {
    await makeFolder(path.dirname(target), root)
    await rename(temporary, target)
    await syncFolder(path.dirname(target))
  } catch (error) {
    if (again && isMissing(error)) return moveInto(temporary, target, root, false)
    throw error
  }
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(file, 'r')
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
    return undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function metaOf(handle: FileHandle, typeFile: string): Promise<ObjectMeta> {
  const { size, mtime, mtimeMs, ino } = await handle.stat()
  const contentType = await readFile(typeFile, 'utf8').catch(() => 'application/octet-stream')
  return { size, contentType, lastModified: mtime, etag: `"${size.toString(16)}-${ino.toString(16)}-${mtimeMs}"` }
}
