import type { ConversationId } from '@recado/contracts/ids'
import { expect, test } from 'vitest'
import {
  nextSilence,
  withConnection,
  withEverybodyPresent,
  withoutSilent,
  withPresence,
  withTypist,
  withViewers,
} from '../../src/realtime/live-changes.ts'
import { NOTHING_LIVE } from '../../src/realtime/live-state.ts'
import { COLLEAGUE, idOf, ME } from './samples.ts'

const ID = idOf<ConversationId>(1)
const bia = (until: number) => ({ kind: 'member' as const, id: COLLEAGUE, name: 'Bia', until })

test('who writes is there until silence, however often they say so, and leaves at once when they stop', () => {
  const first = withTypist(NOTHING_LIVE, ID, bia(6_000), 0)
  const again = withTypist(first, ID, bia(9_000), 3_000)
  expect(again.typists.get(ID)).toEqual([bia(9_000)])
  expect(nextSilence(again)).toBe(9_000)
  expect(withoutSilent(again, 8_999)).toBe(again)
  expect(withoutSilent(again, 9_000).typists.has(ID)).toBe(false)
  expect(withTypist(again, ID, bia(4_000), 4_000).typists.has(ID)).toBe(false)
  expect(nextSilence(NOTHING_LIVE)).toBeUndefined()
})

test('somebody who stops without having begun changes nothing', () => {
  expect(withTypist(NOTHING_LIVE, ID, bia(0), 5)).toBe(NOTHING_LIVE)
})

test('who is here comes whole and then one by one; who leaves is not in it', () => {
  const all = withEverybodyPresent(NOTHING_LIVE, [{ member_id: ME, status: 'online' }])
  const both = withPresence(all, COLLEAGUE, 'busy')
  expect([...both.presence]).toEqual([
    [ME, 'online'],
    [COLLEAGUE, 'busy'],
  ])
  expect(withPresence(both, COLLEAGUE, 'busy')).toBe(both)
  expect([...withPresence(both, ME, 'offline').presence]).toEqual([[COLLEAGUE, 'busy']])
  expect(withPresence(all, COLLEAGUE, 'offline')).toBe(all)
})

test('viewers are those of the last word; the same connection is no news', () => {
  const watched = withViewers(NOTHING_LIVE, ID, [{ member_id: COLLEAGUE, name: 'Bia' }])
  expect(watched.viewers.get(ID)).toHaveLength(1)
  expect(withViewers(watched, ID, []).viewers.has(ID)).toBe(false)
  expect(withConnection(watched, 'connecting')).toBe(watched)
  expect(withConnection(watched, 'live').connection).toBe('live')
})
