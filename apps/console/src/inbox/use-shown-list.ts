import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId } from '@recado/contracts/ids'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useReducer, useRef } from 'react'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { arrangeList, countRisen } from './arrange-list.ts'
import { passes } from './conversation-list.ts'
import type { Filters } from './inbox.api.ts'
import { useAtRest } from './use-at-rest.ts'
import { conversationQuery } from './use-conversation.ts'

export interface ShownList {
  items: readonly ConversationView[] | undefined
  /** Conversations with news that would stand further up by now. */
  risen: number
  /** Takes the order as it is now. */
  settle(): void
}

interface Held {
  list: string
  ids: readonly ConversationId[]
}

/**
 * A list as it is shown: while a conversation is open it keeps its order, so that the next is the next, whoever writes
 * meanwhile; at rest, and when nothing is open, it takes the order that it has by then.
 *
 * @param list names it: another one has nothing to keep
 */
export function useShownList(
  live: readonly ConversationView[] | undefined,
  list: string,
  filters: Filters,
  openId: ConversationId | undefined,
): ShownList {
  const queries = useQueryClient()
  const kept = useKept(filters, openId)
  const rests = useAtRest()
  const held = useRef<Held>(undefined)
  const place = useRef(0)
  const [, settle] = useReducer((count: number) => count + 1, 0)
  const holds = held.current?.list === list && openId !== undefined && !rests
  const shown = holds ? held.current?.ids : undefined
  const items = live && (shown === undefined ? live : arrangeList(live, shown, kept))
  useLayoutEffect(() => {
    held.current = items && { list, ids: items.map(({ id }) => id) }
    const at = items?.findIndex(({ id }) => id === openId) ?? -1
    if (at !== -1) place.current = at
    if (items !== undefined) onScreen.set(queries, { items, place: place.current })
    return () => void onScreen.delete(queries)
  }, [items, list, queries, openId])
  return {
    items,
    risen: live === undefined || items === undefined ? 0 : countRisen(live, items),
    settle: () => {
      held.current = undefined
      settle()
    },
  }
}

interface OnScreen {
  /** In the order in which they stand. */
  items: readonly ConversationView[]
  /** Where the open conversation stands, or stood before it left the list. */
  place: number
}

const onScreen = new WeakMap<QueryClient, OnScreen>()

/** The list on screen, for keys; undefined where none is. */
export function shownOnScreen(queries: QueryClient): OnScreen | undefined {
  return onScreen.get(queries)
}

/** What is open, unless it was put away: that it was read or answered does not take it from under the person's eyes. */
function useKept(filters: Filters, openId: ConversationId | undefined): ConversationView | undefined {
  const { http } = useServices()
  const { member_id } = useMe()
  const open = useQuery({ ...conversationQuery(http, openId ?? ('' as ConversationId)), enabled: false }).data
  const { unanswered: _answered, unread: _read, ...rest } = filters
  return openId !== undefined && open !== undefined && passes(open, rest, member_id) ? open : undefined
}
