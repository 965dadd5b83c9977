import { type DehydratedState, dehydrate, hydrate, type Query, type QueryClient } from '@tanstack/react-query'
import { createStore, del, get, set } from 'idb-keyval'
import type { Me } from '../session/me-context.ts'
import type { Session } from '../session/session.ts'
import { ownEntry } from './own-entry.ts'

/** What has been read, as it lies in the browser: of one build, because a newer one may expect another shape. */
export interface Kept {
  build: string | undefined
  at: number
  state: DehydratedState
}

/** First words of the keys that are kept: what the inbox opens with. */
const KEPT: ReadonlySet<unknown> = new Set([
  'tenant-config',
  'me',
  'conversations',
  'conversation',
  'thread',
  'conversation-counters',
  'saved-views',
  'colleagues',
  'teams',
  'labels',
  'inboxes-of-company',
  'own-work',
])
/** Of each first word, the last that were read. */
const MOST = 30
const MOST_AGE_MS = 7 * 86_400_000
const WRITE_AFTER_MS = 4_000

const KEY = 'queries'
const openStore = () => createStore('console-queries', 'kept')

/** Begins to fetch what this browser had read the last time. A browser without storage has nothing. */
export async function findKept(): Promise<Kept | undefined> {
  return get<Kept>(KEY, openStore()).catch(() => undefined)
}

/** Puts back what was read, all of it due to be read again: the page paints at once, and opens without a line. */
export async function restoreQueries(queries: QueryClient, kept: Kept | undefined): Promise<void> {
  if (kept === undefined || kept.build !== ownEntry() || Date.now() - kept.at > MOST_AGE_MS) return
  hydrate(queries, kept.state)
  await queries.invalidateQueries({ refetchType: 'none' })
}

/**
 * Writes what is read into the browser, soon after it was read. Signing out forgets all but the host's brand, and so does
 * finding out that somebody else is signed in than what was restored is of.
 */
export function keepQueries(queries: QueryClient, session: Session): void {
  let writing: ReturnType<typeof setTimeout> | undefined
  let state = session.state()
  let reader = identityOf(queries)
  const forget = () => {
    clearTimeout(writing)
    writing = undefined
    void del(KEY, openStore()).catch(() => undefined)
  }
  const write = () => {
    clearTimeout(writing)
    writing = undefined
    // Nobody is known to be signed in: what is on the page is only shown.
    if (session.state() !== 'signed_in') return
    const kept: Kept = { build: ownEntry(), at: Date.now(), state: read(queries) }
    // No room, or no storage at all: the console works without.
    void set(KEY, kept, openStore()).catch(() => undefined)
  }
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !KEPT.has(query.queryKey[0])) return
    const now = identityOf(queries)
    if (query.queryKey[0] === 'me' && reader !== undefined && now !== reader) {
      queries.removeQueries({ predicate: ({ queryKey }) => !['me', 'tenant-config'].includes(String(queryKey[0])) })
    }
    reader = now ?? reader
    writing ??= setTimeout(write, WRITE_AFTER_MS)
  })
  // The tab may not come back.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && writing !== undefined) write()
  })
  session.subscribe(() => {
    const before = state
    state = session.state()
    if (state === 'signed_out') {
      reader = undefined
      forget()
    }
    // What failed or was only restored meanwhile.
    if (state === 'signed_in' && before === 'unreachable') void queries.invalidateQueries()
  })
}

function read(queries: QueryClient): DehydratedState {
  const wanted = new Set(
    [...Map.groupBy(queries.getQueryCache().getAll(), ({ queryKey }) => queryKey[0])].flatMap(([first, found]) =>
      KEPT.has(first) ? lastRead(found) : [],
    ),
  )
  return dehydrate(queries, {
    shouldDehydrateQuery: (query) => wanted.has(query),
    shouldDehydrateMutation: () => false,
    serializeData: firstPage,
  })
}

function lastRead(found: Query[]): Query[] {
  const read = found.filter(({ state }) => state.status === 'success')
  return read.sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt).slice(0, MOST)
}

/** A list may be ten thousand rows long by now; it is opened at its top. */
function firstPage(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('pageParams' in data)) return data
  const { pages, pageParams } = data
  if (!Array.isArray(pages) || !Array.isArray(pageParams)) return data
  return { ...data, pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) }
}

function identityOf(queries: QueryClient): string | undefined {
  const me = queries.getQueryData<Me>(['me'])
  return me === undefined ? undefined : `${me.tenant?.id} ${me.identity_id}`
}
