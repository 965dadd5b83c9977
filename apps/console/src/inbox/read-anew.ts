import type { QueryClient } from '@tanstack/react-query'
import type { ConversationList } from './conversation-list.ts'
import { inboxKeys } from './inbox-keys.ts'

/** Pages of a list that are read anew; what lies beyond comes again by scrolling. */
const PAGES = 4

const NAMES = [
  ...[inboxKeys.lists, inboxKeys.counters, inboxKeys.mentions, inboxKeys.views],
  ...[['conversation'], ['thread'], inboxKeys.colleagues, inboxKeys.labels, inboxKeys.teams, inboxKeys.inboxes],
  ...[['canned-responses'], ['audience'], ['contact'], ['contacts'], ['contact-timeline']],
] as const

/** What is on screen is read at once, the rest when it is looked at: nobody can promise that nothing was missed. */
export function readEverythingAnew(queries: QueryClient): void {
  for (const [key, list] of queries.getQueriesData<ConversationList>({ queryKey: inboxKeys.lists })) {
    if (list === undefined || list.pages.length <= PAGES) continue
    queries.setQueryData<ConversationList>(key, {
      pages: list.pages.slice(0, PAGES),
      pageParams: list.pageParams.slice(0, PAGES),
    })
  }
  for (const queryKey of NAMES) void queries.invalidateQueries({ queryKey })
}
