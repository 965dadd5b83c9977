import { createHash } from 'node:crypto'

/** What moves without anybody having edited it. */
const NOT_EDITED: ReadonlySet<string> = new Set([
  'created_at',
  'updated_at',
  'last_seen_at',
  'failing_since',
  'revision',
])

/**
 * A view with its revision: a digest of what people edit of it. Who writes with the revision they began with in If-Match
 * is refused when it is another one by then. Two edits that lead to the same have the same revision, and need none between
 * them; a column for it would have to be raised by every table that a view is made of.
 */
export function revised<View extends object>(view: View): View & { revision: string } {
  const edited = Object.entries(view).filter(([key]) => !NOT_EDITED.has(key))
  const digest = createHash('sha256')
    .update(JSON.stringify(edited.sort(byKey), canonical))
    .digest('base64url')
  return { ...view, revision: digest.slice(0, 22) }
}

/** The database gives the keys of a JSON column in an order of its own. */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).sort(byKey))
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
