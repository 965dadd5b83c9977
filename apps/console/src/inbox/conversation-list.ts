import type { ConversationSort, ConversationView } from '@recado/contracts/conversations'
import type { ConversationId, MemberId } from '@recado/contracts/ids'
import type { InfiniteData } from '@tanstack/react-query'
import type { ConversationPage, Filters } from './inbox.api.ts'

export type ConversationList = InfiniteData<ConversationPage, string | undefined>

/**
 * The list after `view` has become what it is now: taken from where it was, put where it belongs by its last message or its
 * wait, as the server orders, or nowhere when the filters leave it out or it lies beyond what is loaded.
 * The same object comes back when nothing changes, so that nothing renders again.
 */
export function placeInList(
  list: ConversationList,
  filters: Filters,
  memberId: MemberId | null,
  view: ConversationView,
  sort: ConversationSort = 'recent',
): ConversationList {
  const present = findInList(list, view.id)
  const belongs = passes(view, filters, memberId)
  if (present === undefined && !belongs) return list
  if (present === view) return list
  // What stays where it is, the last loaded row too, of which nobody knows what lies beyond.
  if (present !== undefined && belongs && staysInPlace(present, view, sort)) return replaceInList(list, view)
  const without = present === undefined ? list.pages : list.pages.map((page) => withoutIt(page, view.id))
  if (!belongs) return { ...list, pages: without }
  return { ...list, pages: insert(without, view, sort) }
}

/** The list without a conversation that has gone out of sight. */
export function removeFromList(list: ConversationList, id: ConversationId): ConversationList {
  if (findInList(list, id) === undefined) return list
  return { ...list, pages: list.pages.map((page) => withoutIt(page, id)) }
}

export function findInList(list: ConversationList, id: ConversationId): ConversationView | undefined {
  for (const page of list.pages) {
    const found = page.items.find((item) => item.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether the server would put a conversation into a list with these filters. */
export function passes(view: ConversationView, filters: Filters, memberId: MemberId | null): boolean {
  const { status, assignee, team_id, inbox_id, label_id, priority, unanswered, unread } = filters
  if (status !== 'all' && view.status !== status) return false
  if (assignee === 'me' && (memberId === null || view.assignee_id !== memberId)) return false
  if (assignee === 'none' && view.assignee_id !== null) return false
  if (assignee !== undefined && assignee !== 'me' && assignee !== 'none' && view.assignee_id !== assignee) return false
  if (team_id !== undefined && view.team_id !== team_id) return false
  if (inbox_id !== undefined && view.inbox_id !== inbox_id) return false
  if (label_id !== undefined && !view.label_ids.includes(label_id)) return false
  if (unanswered !== undefined && (view.waiting_since !== null) !== unanswered) return false
  if (unread !== undefined && view.unread_count > 0 !== unread) return false
  return priority === undefined || view.priority === priority
}

function insert(pages: ConversationPage[], view: ConversationView, sort: ConversationSort): ConversationPage[] {
  for (const [index, page] of pages.entries()) {
    const at = page.items.findIndex((item) => comesBefore(view, item, sort))
    const isLast = index === pages.length - 1
    // After the last loaded row it belongs here only if there is no further page that may hold rows between.
    if (at === -1 && !(isLast && page.next_cursor === null)) continue
    const items = page.items.toSpliced(at === -1 ? page.items.length : at, 0, view)
    return pages.with(index, { ...page, items })
  }
  return pages
}

function withoutIt(page: ConversationPage, id: ConversationId): ConversationPage {
  const at = page.items.findIndex((item) => item.id === id)
  return at === -1 ? page : { ...page, items: page.items.toSpliced(at, 1) }
}

function staysInPlace(before: ConversationView, after: ConversationView, sort: ConversationSort): boolean {
  if (sort === 'waiting' && (before.waiting_since ?? after.waiting_since) !== null) {
    return before.waiting_since?.getTime() === after.waiting_since?.getTime()
  }
  return before.last_message.at.getTime() === after.last_message.at.getTime()
}

function replaceInList(list: ConversationList, view: ConversationView): ConversationList {
  const pages = list.pages.map((page) => {
    const at = page.items.findIndex(({ id }) => id === view.id)
    return at === -1 ? page : { ...page, items: page.items.with(at, view) }
  })
  return { ...list, pages }
}

function comesBefore(one: ConversationView, other: ConversationView, sort: ConversationSort): boolean {
  if (sort === 'waiting' && (one.waiting_since ?? other.waiting_since) !== null) {
    const wait = waitOf(one) - waitOf(other)
    return wait === 0 ? one.id < other.id : wait < 0
  }
  const distance = one.last_message.at.getTime() - other.last_message.at.getTime()
  return distance === 0 ? one.id > other.id : distance > 0
}

function waitOf({ waiting_since }: ConversationView): number {
  return waiting_since?.getTime() ?? Number.MAX_SAFE_INTEGER
}
