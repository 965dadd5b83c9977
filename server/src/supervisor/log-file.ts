import {
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { dirname } from 'node:path'

const maxBytes = 20_000_000

/**
 * Runs `use` with a file descriptor that appends to the log. The log is a file and not a pipe through us,
 * so that a child that outlives us for a moment can still write its last lines.
 */
export function withLogFile<Result>(path: string, use: (descriptor: number) => Result): Result {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const descriptor = openSync(path, 'a', 0o600)
  fchmodSync(descriptor, 0o600)
  try {
    return use(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Past 20 MB the log becomes `….old`. The writer appends, so it goes on in the emptied file. */
export function turnLogFile(path: string): void {
  if (!existsSync(path) || statSync(path).size < maxBytes) return
  copyFileSync(path, `${path}.old`)
  truncateSync(path)
}

/** The last lines of the log written past `offset` bytes. */
export function readLogTail(path: string, offset = 0, lines = 8): string {
  if (!existsSync(path)) return ''
  return readFileSync(path).subarray(offset).toString('utf8').trim().split('\n').slice(-lines).join('\n')
}

export function sizeOfLog(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}
