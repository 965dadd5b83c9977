import type { Fields } from './check-body.ts'

/**
 * Of its query language what integrations need: `name:"…"`, and `updated_at:>="2026-08-01 00:00:00"`. Undefined: not understood.
 * https://developers.rdstation.com/reference/crm-v2-rdql-filtering
 */
export function matchesFilter(filter: string): ((record: Fields) => boolean) | undefined {
  const [, name] = /^name:"([^"]+)"$/.exec(filter) ?? []
  if (name !== undefined) return (record) => record.name === name
  const [, at] = /^updated_at:>="(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"$/.exec(filter) ?? []
  if (at === undefined) return undefined
  const since = `${at.replace(' ', 'T')}Z`
  return (record) => String(record.updated_at) >= since
}
