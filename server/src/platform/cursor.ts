import { errors } from './errors.ts'

export type CursorKey = readonly (string | number)[]

/** An opaque cursor: where a page of one list of one owner ended. `list` and `owner` keep it from being used elsewhere. */
export function encodeCursor(list: string, owner: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, owner, ...key])).toString('base64url')
}

/** @throws cursor_invalid (400) for what `encodeCursor` did not make for this list and owner. */
export function decodeCursor(list: string, owner: string, cursor: string): CursorKey {
  const [foundList, foundOwner, ...key] = parse(cursor)
  if (foundList !== list || foundOwner !== owner || key.length === 0 || !key.every(isPart))
    throw errors.cursor_invalid()
  return key
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

function isPart(part: unknown): part is string | number {
  return typeof part === 'string' || Number.isSafeInteger(part)
}
