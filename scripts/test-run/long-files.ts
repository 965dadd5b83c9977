import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileTime } from './slowest-files.ts'

const PLACE = join(import.meta.dirname, 'long-files.json')
const LONG_SECONDS = 4

/** Seconds of the test files that take long, by their path, as the last run that wrote them found. */
export function readLongFiles(): Map<string, number> {
  const files: Record<string, number> = JSON.parse(readFileSync(PLACE, 'utf8'))
  return new Map(Object.entries(files))
}

/** Writes them: `npm test -- --write-times`, on a machine that does nothing else. */
export function writeLongFiles(times: FileTime[]): void {
  const long = times
    .filter(({ seconds }) => seconds >= LONG_SECONDS)
    .toSorted((one, other) => other.seconds - one.seconds)
  const files = Object.fromEntries(long.map(({ file, seconds }) => [file, Math.round(seconds)]))
  writeFileSync(PLACE, `${JSON.stringify(files, undefined, 2)}\n`)
}
