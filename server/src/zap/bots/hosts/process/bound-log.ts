import { copyFile, open, stat, truncate } from 'node:fs/promises'

/** A process appends to its log, so it goes on in the emptied file; what was there is kept once, as `….old`. */
export async function boundLog(file: string, maxBytes: number): Promise<void> {
  const size = await sizeOf(file)
  if (size <= maxBytes) return
  await copyFile(file, `${file}.old`)
  await truncate(file)
}

/** A line is bounded by the logger; a thousand of them are read from this much. */
const READ_MAX = 1024 * 1024

/** The last lines, oldest first; none where there is no file. */
export async function readLastLines(file: string, lines: number): Promise<string[]> {
  const size = await sizeOf(file)
  if (size === 0) return []
  const from = Math.max(0, size - READ_MAX)
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(size - from), position: from })
    const all = buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n')
    return (from === 0 ? all : all.slice(1)).slice(-lines)
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return found?.size ?? 0
}
