import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { readThread, THREAD_PAGE } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { openThread, prependOlder, type StoredThread, takeIn } from './stored-thread.ts'

/** The most that the server hands out at once. */
const MOST = 100

/** A conversation's messages. They never grow old by themselves: events keep them, and a resync reads them anew. */
export function threadQuery(http: Http, queries: QueryClient, id: ConversationId) {
  return queryOptions({
    queryKey: inboxKeys.thread(id),
    queryFn: async (): Promise<StoredThread> => {
      const count = queries.getQueryData<StoredThread>(inboxKeys.thread(id))?.messages.length ?? 0
      const page = await readThread(http, id, { limit: Math.min(MOST, Math.max(THREAD_PAGE, count)) })
      const read = openThread(page)
      // What came by event while the answer was on its way must not be lost to it.
      const held = queries.getQueryData<StoredThread>(inboxKeys.thread(id))
      const { thread } = takeIn(read, held?.messages.filter(({ seq }) => seq > page.last_seq) ?? [])
      const known = queries.getQueryData<ConversationView>(inboxKeys.conversation(id))?.last_seq ?? 0
      const last = thread.messages.at(-1)?.seq ?? 0
      if (known <= last) return thread
      return takeIn(thread, (await readThread(http, id, { after: last, limit: MOST })).items).thread
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 1_800_000,
  })
}

/** Takes messages into a thread that is held; fetches what lies between when there is a gap. */
export async function storeMessages(
  http: Http,
  queries: QueryClient,
  id: ConversationId,
  messages: readonly MessageView[],
): Promise<void> {
  const missing = takeInto(queries, id, messages)
  if (missing === undefined) return
  for (let after = missing; ; ) {
    const page = await readThread(http, id, { after, limit: MOST })
    takeInto(queries, id, page.items)
    const last = page.items.at(-1)?.seq
    if (!page.has_more || last === undefined) break
    after = last
  }
  takeInto(queries, id, messages)
}

/** Fetches the page before what is held. */
export async function loadOlder(http: Http, queries: QueryClient, id: ConversationId): Promise<void> {
  const first = queries.getQueryData<StoredThread>(inboxKeys.thread(id))?.messages[0]?.seq
  if (first === undefined || first <= 1) return
  const page = await readThread(http, id, { before: first, limit: THREAD_PAGE })
  queries.setQueryData<StoredThread>(inboxKeys.thread(id), (thread) => thread && prependOlder(thread, page))
}

/** Fetches page after page upwards until a number is held. */
export async function reachSeq(http: Http, queries: QueryClient, id: ConversationId, seq: number): Promise<void> {
  const thread = await queries.ensureQueryData(threadQuery(http, queries, id))
  let first = thread.messages[0]?.seq ?? 1
  while (first > seq) {
    const page = await readThread(http, id, { before: first, limit: MOST })
    queries.setQueryData<StoredThread>(inboxKeys.thread(id), (held) => held && prependOlder(held, page))
    const next = page.items[0]?.seq
    if (next === undefined || next >= first) return
    first = next
  }
}

function takeInto(queries: QueryClient, id: ConversationId, messages: readonly MessageView[]): number | undefined {
  const held = queries.getQueryData<StoredThread>(inboxKeys.thread(id))
  if (held === undefined) return undefined
  const { thread, missing } = takeIn(held, messages)
  if (thread !== held) queries.setQueryData<StoredThread>(inboxKeys.thread(id), thread)
  return missing
}
