import type { Endpoint } from '@recado/contracts/endpoint'
import { encode } from './encode.ts'

interface Parts {
  params?: unknown
  query?: unknown
}

/** The address of a call: the endpoint's path with its parameters filled in, and what is asked. */
export function addressOf({ path, params, query }: Endpoint, given: Parts): string {
  const values = params === undefined ? {} : (encode(params, given.params) as Record<string, unknown>)
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
  return query === undefined || given.query === undefined
    ? filled
    : withQuery(filled, encode(query, given.query) as Record<string, unknown>)
}

/** Nothing and the empty text are left out. Of several values the query has each, with commas between. */
function withQuery(path: string, query: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size === 0 ? path : `${path}?${search}`
}
