import type { QueryClient } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { type Me, meQuery } from '../session/me-context.ts'
import { readEverythingAnew } from './read-anew.ts'

/**
 * Reads who the person is and what they may do. Where that changed, what was read with the former rights is forgotten: it
 * may be more than they may see now, or less. Menus and screens follow `me` by themselves.
 */
export async function readMeAnew(http: Http, queries: QueryClient): Promise<void> {
  const query = meQuery(http)
  const before = queries.getQueryData(query.queryKey)
  // One that is under way was asked before what was heard, and fetchQuery() would share its answer.
  await queries.cancelQueries({ queryKey: query.queryKey, exact: true })
  // What fails now is read with the next event, or when the line comes back.
  const after = await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined)
  if (before === undefined || after === undefined || rightsOf(before) === rightsOf(after)) return
  for (const first of ['conversations', 'conversation', 'thread', 'message-search', 'contact', 'contacts']) {
    void queries.resetQueries({ queryKey: [first] })
  }
  readEverythingAnew(queries)
}

function rightsOf({ visibility, permissions }: Me): string {
  return JSON.stringify([visibility, permissions.toSorted()])
}
