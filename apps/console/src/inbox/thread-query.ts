import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { type Heard, hearWhile, noteHeard } from './hear-while.ts'
import { readThread, THREAD_PAGE } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { aheadOf, openThread, prependOlder, type StoredThread, takeIn, withDelivery } from './stored-thread.ts'

/** The most that the server hands out at once. */
const MOST = 100
/** Pages under way together: as many as a browser opens connections to one host without HTTP/2. */
const AT_ONCE = 6

/** A conversation's messages. They never grow old by themselves: events keep them, and a resync reads them anew. */
export function threadQuery(http: Http, queries: QueryClient, id: ConversationId) {
  return queryOptions({
    queryKey: inboxKeys.thread(id),
    queryFn: () => readBesideHeard(http, queries, id, () => readWhole(http, queries, id)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 1_800_000,
  })
}

async function readWhole(http: Http, queries: QueryClient, id: ConversationId): Promise<StoredThread> {
  const count = queries.getQueryData<StoredThread>(inboxKeys.thread(id))?.messages.length ?? 0
  const page = await readThread(http, id, { limit: Math.min(MOST, Math.max(THREAD_PAGE, count)) })
  // All that is held is read anew: somebody may be reading the oldest of it.
  const read = await readBack(http, id, openThread(page), () => firstHeld(queries, id))
  // What came by event while the answer was on its way must not be lost to it.
  const held = queries.getQueryData<StoredThread>(inboxKeys.thread(id))
  const { thread } = takeIn(read, aheadOf(read, held))
  const known = queries.getQueryData<ConversationView>(inboxKeys.conversation(id))?.last_seq ?? 0
  const last = thread.messages.at(-1)?.seq ?? 0
  if (known <= last) return thread
  return takeIn(thread, (await readThread(http, id, { after: last, limit: MOST })).items).thread
}

/** Reads messages, and puts into them what was heard of any of them meanwhile: an edit, a deletion, a new one. */
async function readBesideHeard(
  http: Http,
  queries: QueryClient,
  id: ConversationId,
  read: () => Promise<StoredThread>,
): Promise<StoredThread> {
  const { result, heard } = await hearWhile(queries, read)
  const { thread, missing } = takeIn(result, messagesOf(heard, id))
  const told = withDeliveries(thread, heard, id)
  if (missing === undefined) return told
  return readBesideHeard(http, queries, id, async () => {
    const page = await readThread(http, id, { after: missing, limit: MOST })
    return takeIn(told, page.items).thread
  })
}

/** What became of a message on its way, that was told while it was read. */
export function storeDelivery(
  queries: QueryClient,
  { id, ...told }: { id: ConversationId; seq: number; delivery: { at: string } },
): void {
  noteHeard(queries, { id, delivery: told })
  queries.setQueryData<StoredThread>(
    inboxKeys.thread(id),
    (thread) => thread && withDelivery(thread, told.seq, told.delivery),
  )
}

function withDeliveries(thread: StoredThread, heard: readonly Heard[], conversation: ConversationId): StoredThread {
  return heard.reduce(
    (known, { id, delivery: told }) =>
      id === conversation && told !== undefined ? withDelivery(known, told.seq, told.delivery) : known,
    thread,
  )
}

/** Takes messages into a thread that is held; fetches what lies between when there is a gap. */
export async function storeMessages(
  http: Http,
  queries: QueryClient,
  id: ConversationId,
  messages: readonly MessageView[],
): Promise<void> {
  for (const message of messages) noteHeard(queries, { id, message })
  const missing = takeInto(queries, id, messages)
  if (missing === undefined) return
  // Ends: at the last page; one that brings nothing new is the last, whatever it says.
  for (let after = missing; ; ) {
    const page = await readThread(http, id, { after, limit: MOST })
    takeInto(queries, id, page.items)
    const last = page.items.at(-1)?.seq
    if (!page.has_more || last === undefined || last <= after) break
    after = last
  }
  takeInto(queries, id, messages)
}

/** Fetches the page before what is held. */
export async function loadOlder(http: Http, queries: QueryClient, id: ConversationId): Promise<void> {
  const first = firstHeld(queries, id)
  if (first === undefined || first <= 1) return
  const { result: page, heard } = await hearWhile(queries, () =>
    readThread(http, id, { before: first, limit: THREAD_PAGE }),
  )
  queries.setQueryData<StoredThread>(
    inboxKeys.thread(id),
    (thread) => thread && takeIn(prependOlder(thread, page), messagesOf(heard, id)).thread,
  )
}

/** Fetches everything from a number to what is held. */
export async function reachSeq(http: Http, queries: QueryClient, id: ConversationId, seq: number): Promise<void> {
  const thread = await queries.ensureQueryData(threadQuery(http, queries, id))
  const { result: reached, heard } = await hearWhile(queries, () => readBack(http, id, thread, () => seq))
  queries.setQueryData<StoredThread>(inboxKeys.thread(id), (held) => {
    if (held === undefined) return undefined
    // What came by event or older page in the meantime is only held.
    const first = held.messages[0]?.seq ?? 1
    const older = reached.messages.filter((message) => message.seq < first)
    if (older.length === 0) return held
    const longer = { messages: [...older, ...held.messages], hasOlder: reached.hasOlder }
    return takeIn(longer, messagesOf(heard, id)).thread
  })
}

/**
 * Puts what lies before a thread in front of it, back to the number that `from` gives. It is asked again when that is
 * there. Nothing is shown in between: 50 pages one by one would arrange the whole thread, and draw it, 50 times.
 */
async function readBack(
  http: Http,
  id: ConversationId,
  thread: StoredThread,
  from: () => number | undefined,
): Promise<StoredThread> {
  const first = thread.messages[0]?.seq ?? 1
  const wanted = Math.max(1, from() ?? first)
  if (first <= wanted) return thread
  const befores: number[] = []
  for (let before = first; before > wanted && befores.length < AT_ONCE; before -= MOST) befores.push(before)
  const pages = await Promise.all(befores.map((before) => readThread(http, id, { before, limit: MOST })))
  const longer = pages.reduce(prependOlder, thread)
  return longer.messages.length === thread.messages.length ? thread : readBack(http, id, longer, from)
}

function messagesOf(heard: readonly Heard[], conversation: ConversationId): MessageView[] {
  return heard.flatMap(({ id, message }) => (id === conversation && message !== undefined ? [message] : []))
}

function firstHeld(queries: QueryClient, id: ConversationId): number | undefined {
  return queries.getQueryData<StoredThread>(inboxKeys.thread(id))?.messages[0]?.seq
}

function takeInto(queries: QueryClient, id: ConversationId, messages: readonly MessageView[]): number | undefined {
  const held = queries.getQueryData<StoredThread>(inboxKeys.thread(id))
  if (held === undefined) return undefined
  const { thread, missing } = takeIn(held, messages)
  if (thread !== held) queries.setQueryData<StoredThread>(inboxKeys.thread(id), thread)
  return missing
}
