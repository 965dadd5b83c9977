import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { QueryClient } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { hearWhile } from './hear-while.ts'
import { getConversation } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { putConversation } from './put-conversation.ts'

export interface ReadParts {
  http: Http
  queries: QueryClient
  memberId: MemberId | null
}

/** A conversation of which something is heard during this many reads is not waited for any longer. */
const MOST_READS = 5

/** A conversation as the server has it, read again when something of it was heard while the answer was on its way. */
export async function readConversation(
  { http, queries }: Pick<ReadParts, 'http' | 'queries'>,
  id: ConversationId,
): Promise<ConversationView> {
  // Ends: with the first read during which nothing is heard, or after MOST_READS.
  for (let reads = 1; ; reads++) {
    const { result, heard } = await hearWhile(queries, () => getConversation(http, id))
    if (reads === MOST_READS || !heard.some((one) => one.id === id)) return result
  }
}

/**
 * Runs an act whose answer is the conversation, and gives it as it is now: the answer may be of before what was heard of a
 * colleague's act.
 */
export async function actOnConversation(
  parts: Pick<ReadParts, 'http' | 'queries'>,
  id: ConversationId,
  act: () => Promise<ConversationView>,
): Promise<ConversationView> {
  const { result, heard } = await hearWhile(parts.queries, act)
  if (!heard.some((one) => one.id === id)) return result
  // The act is done, whatever becomes of looking once more.
  return readConversation(parts, id).catch(() => result)
}

/** Reads a page of a list, and once more each conversation of which something was heard meanwhile. */
export async function readBesideEvents<Result>(parts: ReadParts, read: () => Promise<Result>): Promise<Result> {
  const { result, heard } = await hearWhile(parts.queries, read)
  const ids = new Set(heard.map(({ id }) => id))
  if (ids.size > 0) setTimeout(() => void readAgain(parts, ids), 0)
  return result
}

/** After the whole list is in its place: its later pages may still be on their way, and put the first back as it was read. */
async function readAgain(parts: ReadParts, ids: ReadonlySet<ConversationId>): Promise<void> {
  const underWay = parts.queries.getQueryCache().findAll({ queryKey: inboxKeys.lists, fetchStatus: 'fetching' })
  await Promise.allSettled(underWay.map(({ promise }) => promise))
  for (const id of ids) {
    const view = await readConversation(parts, id).catch(() => undefined)
    if (view !== undefined) putConversation(parts.queries, parts.memberId, view)
  }
}
