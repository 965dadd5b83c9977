import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { QueryClient } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { getConversation } from './inbox.api.ts'
import { putConversation } from './put-conversation.ts'

/** Longer than any answer takes. */
const KEPT_MS = 60_000

const touched = new WeakMap<QueryClient, Map<ConversationId, number>>()

/** Something was heard of a conversation at this moment. */
export function noteTouched(queries: QueryClient, id: ConversationId): void {
  const times = touched.get(queries) ?? new Map<ConversationId, number>()
  touched.set(queries, times)
  const now = performance.now()
  times.delete(id)
  times.set(id, now)
  for (const [oldest, at] of times) {
    if (now - at < KEPT_MS) break
    times.delete(oldest)
  }
}

/**
 * Runs a read, and reads once more each conversation of which something was heard meanwhile: the answer may be of before
 * that, and would undo what the event did.
 */
export async function readBesideEvents<Result>(
  parts: { http: Http; queries: QueryClient; memberId: MemberId | null },
  read: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now()
  const result = await read()
  const times = touched.get(parts.queries) ?? new Map<ConversationId, number>()
  const since = [...times].filter(([, at]) => at >= began).map(([id]) => id)
  // After the answer is in its place.
  if (since.length > 0) setTimeout(() => void readAgain(parts, since), 0)
  return result
}

async function readAgain(
  { http, queries, memberId }: Parameters<typeof readBesideEvents>[0],
  ids: readonly ConversationId[],
): Promise<void> {
  for (const id of ids) {
    const view = await getConversation(http, id).catch(() => undefined)
    if (view !== undefined) putConversation(queries, memberId, view)
  }
}
