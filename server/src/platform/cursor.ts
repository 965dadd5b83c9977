import { errors } from './errors.ts'

/**
 * Opaque keyset cursors. A cursor names the list it belongs to and whose it is, so that one of another list or of
 * another tenant is refused instead of quietly giving a wrong page; it holds nothing but the last row's sort key.
 */
export type CursorKey = readonly (string | number)[]

export function encodeCursor(list: string, owner: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, owner, ...key])).toString('base64url')
}

/**
 * @param length how many parts the key has.
 * @returns undefined for a missing cursor (the first page). @throws cursor_invalid (400).
 */
export function decodeCursor(
  list: string,
  owner: string,
  length: number,
  cursor: string | undefined,
): CursorKey | undefined {
  if (cursor === undefined) return undefined
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw errors.cursor_invalid()
  }
  if (!Array.isArray(parts) || parts.length !== length + 2 || !parts.every(isPart)) {
    throw errors.cursor_invalid()
  }
  const [of, by, ...key] = parts as (string | number)[]
  if (of !== list || by !== owner) throw errors.cursor_invalid()
  return key
}

/** Whether a cursor says it is of this list: for lists of two parts, which have a cursor each. */
export function isCursorOf(list: string, cursor: string): boolean {
  return Buffer.from(cursor, 'base64url')
    .toString('utf8')
    .startsWith(`[${JSON.stringify(list)},`)
}

function isPart(part: unknown): part is string | number {
  return typeof part === 'string' || Number.isSafeInteger(part)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The commonest key: the last row's id, an `Id` of the list's own. @throws cursor_invalid */
export function decodeIdCursor<Id extends string>(
  list: string,
  owner: string,
  cursor: string | undefined,
): Id | undefined {
  const [id] = decodeCursor(list, owner, 1, cursor) ?? []
  if (id === undefined) return undefined
  if (typeof id !== 'string' || !UUID.test(id)) throw errors.cursor_invalid()
  return id as Id
}

/** The key of lists by time: the last row's, and its id, which tells apart rows of one millisecond. */
export interface CursorPlace {
  at: Date
  id: string
}

/** The year 2096, in milliseconds: no row is of a later one, and no database refuses it. */
const LAST_TIME = 4e12

export function encodePlaceCursor(list: string, owner: string, { at, id }: CursorPlace): string {
  return encodeCursor(list, owner, [at.getTime(), id])
}

/** @throws cursor_invalid */
export function decodePlaceCursor(list: string, owner: string, cursor: string | undefined): CursorPlace | undefined {
  const key = decodeCursor(list, owner, 2, cursor)
  if (key === undefined) return undefined
  const [at, id] = key
  if (typeof at !== 'number' || at < 0 || at > LAST_TIME) throw errors.cursor_invalid()
  if (typeof id !== 'string' || !UUID.test(id)) throw errors.cursor_invalid()
  return { at: new Date(at), id }
}

/**
 * One page out of `limit + 1` rows that were read: the rows, and a cursor when there are more.
 */
export function pageOfRows<Row extends { id: string }>(
  list: string,
  owner: string,
  limit: number,
  rows: readonly Row[],
): { items: Row[]; next_cursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next_cursor: rows.length > limit && last !== undefined ? encodeCursor(list, owner, [last.id]) : null,
  }
}
