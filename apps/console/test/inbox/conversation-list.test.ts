import type { ConversationView } from '@recado/contracts/conversations'
import type { LabelId, TeamId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import { type ConversationList, passes, placeInList, removeFromList } from '../../src/inbox/conversation-list.ts'
import { FOLDER_FILTERS } from '../../src/inbox/folders.ts'
import { COLLEAGUE, conversation, idOf, ME } from './samples.ts'

const ALL = FOLDER_FILTERS.todas

function listOf(pages: ConversationView[][], next: string | null = null): ConversationList {
  return {
    pages: pages.map((items, index) => ({ items, next_cursor: index < pages.length - 1 ? `p${index + 1}` : next })),
    pageParams: pages.map((_page, index) => (index === 0 ? undefined : `p${index}`)),
  }
}

const numbers = (list: ConversationList) =>
  list.pages.map(({ items }) => items.map(({ protocol }) => Number(protocol.slice(9))))
const of = (...ns: number[]) => ns.map((n) => conversation(n))

test('what was written last goes to the top, from whatever page it was on', () => {
  const list = listOf([of(9, 8), of(7, 6)])
  const moved = placeInList(list, ALL, ME, conversation(6, { last_message: { ...of(10)[0]!.last_message } }))
  expect(numbers(moved)).toEqual([[6, 9, 8], [7]])
})

test('one that was not there comes to its place by time, and of the same time by id', () => {
  const list = listOf([of(9, 7), of(5)])
  expect(numbers(placeInList(list, ALL, ME, conversation(8)))).toEqual([[9, 8, 7], [5]])
  const same = conversation(70, { last_message: conversation(7).last_message })
  expect(numbers(placeInList(list, ALL, ME, same))).toEqual([[9, 70, 7], [5]])
})

test('what lies beyond what is loaded is left to the next page, but closes a list that is whole', () => {
  const old = conversation(1)
  expect(numbers(placeInList(listOf([of(9, 7)], 'more'), ALL, ME, old))).toEqual([[9, 7]])
  expect(numbers(placeInList(listOf([of(9, 7)]), ALL, ME, old))).toEqual([[9, 7, 1]])
  expect(numbers(placeInList(listOf([[]]), ALL, ME, old))).toEqual([[1]])
})

test('the last loaded row stays when something of it changes, though nobody knows what follows', () => {
  const list = listOf([of(9, 7)], 'more')
  const changed = placeInList(list, ALL, ME, conversation(7, { unread_count: 3 }))
  expect(numbers(changed)).toEqual([[9, 7]])
  expect(changed.pages[0]?.items[1]?.unread_count).toBe(3)
})

test('heard twice, nothing changes, and nothing renders again', () => {
  const list = listOf([of(9, 8)])
  const view = conversation(8, { unread_count: 3 })
  const once = placeInList(list, ALL, ME, view)
  expect(placeInList(once, ALL, ME, view)).toBe(once)
  expect(placeInList(list, ALL, ME, conversation(3, { status: 'resolved' }))).toBe(list)
})

test('it moves between folders as their filters say', () => {
  const mine = listOf([[conversation(9, { assignee_id: ME })]])
  const unassigned = listOf([of(8)])
  const given = conversation(8, { assignee_id: ME })
  expect(numbers(placeInList(unassigned, FOLDER_FILTERS['nao-atribuidas'], ME, given))).toEqual([[]])
  expect(numbers(placeInList(mine, FOLDER_FILTERS.minhas, ME, given))).toEqual([[9, 8]])
  const done = conversation(9, { assignee_id: ME, status: 'resolved' })
  expect(numbers(placeInList(mine, FOLDER_FILTERS.minhas, ME, done))).toEqual([[]])
  expect(numbers(placeInList(listOf([[]]), FOLDER_FILTERS.resolvidas, ME, done))).toEqual([[9]])
  expect(numbers(removeFromList(mine, idOf(9)))).toEqual([[]])
})

test.each([
  [{ status: 'open' as const, assignee: COLLEAGUE }, { assignee_id: ME }, false],
  [{ status: 'all' as const, assignee: COLLEAGUE }, { assignee_id: COLLEAGUE, status: 'snoozed' as const }, true],
  [{ status: 'open' as const, label_id: idOf<LabelId>(1) }, { label_ids: [idOf<LabelId>(2)] }, false],
  [{ status: 'open' as const, label_id: idOf<LabelId>(1) }, { label_ids: [idOf<LabelId>(2), idOf<LabelId>(1)] }, true],
  [{ status: 'open' as const, team_id: idOf<TeamId>(1) }, { team_id: null }, false],
  [{ status: 'open' as const, priority: 0 }, { priority: 2 }, false],
  [{ status: 'open' as const, priority: 0 }, {}, true],
])('filters %o let %o through: %s', (filters, more, expected) => {
  expect(passes(conversation(1, more), filters, ME)).toBe(expected)
})

test('a change among ten thousand rows looks at each a few times at most, and leaves all other pages as they were', () => {
  const pages = Array.from({ length: 200 }, (_, page) =>
    of(...Array.from({ length: 50 }, (_n, row) => 20_000 - page * 50 - row)),
  )
  let looks = 0
  for (const row of pages.flat()) {
    const { id } = row
    Object.defineProperty(row, 'id', { enumerable: true, get: () => ++looks && id })
  }
  const list = listOf(pages)
  const written = conversation(10_100, { last_message: conversation(30_000).last_message })
  const changed = placeInList(list, ALL, ME, written)
  expect(numbers(changed)[0]?.[0]).toBe(10_100)
  expect(looks).toBeLessThanOrEqual(3 * 10_000)
  // The page that it left and the one that it came to.
  expect(changed.pages.filter((page) => !list.pages.includes(page))).toHaveLength(2)
})

test('by waiting the longest is first, who does not wait is below, and a list by a wait keeps to it', () => {
  const since = (n: number) => new Date(n * 60_000)
  const wait = (n: number, minute: number) => conversation(n, { waiting_since: since(minute) })
  const list = listOf([[wait(1, 1), wait(5, 3), conversation(9), conversation(8)]])
  const put = (view: ConversationView) => numbers(placeInList(list, ALL, ME, view, 'waiting'))
  expect(put(wait(4, 2))).toEqual([[1, 4, 5, 9, 8]])
  expect(put(wait(8, 9))).toEqual([[1, 5, 8, 9]])
  // Answered: below, as it was written last.
  expect(put(conversation(1, { last_message: { ...wait(20, 1).last_message } }))).toEqual([[5, 1, 9, 8]])
  // Another message of who waits already moves nothing.
  expect(put({ ...wait(5, 3), last_message: { ...wait(30, 1).last_message } })).toEqual([[1, 5, 9, 8]])
  expect(passes(wait(1, 1), { status: 'open', unanswered: true }, ME)).toBe(true)
  expect(passes(conversation(1), { status: 'open', unanswered: true }, ME)).toBe(false)
  expect(passes(conversation(1), { status: 'open', unread: true }, ME)).toBe(false)
})
