import { StatusWebhook } from '@recado/contracts/bots'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { STUCK_AFTER_MS, StatusBoard } from '../src/runtime/status-board.ts'
import { acceptSend } from '../src/sending/accept-send.ts'
import { openStore, type Store } from '../src/store/open-store.ts'

let store: Store
let board: StatusBoard
let now = 1_800_000_000_000
beforeEach(() => {
  store = openStore(':memory:')
  board = new StatusBoard({ store, driver: 'simulator', now: () => now, eventsMax: 100, told: () => undefined })
})
afterEach(() => store.close())

/** Everything that waits to be told, oldest first. */
function told() {
  const all = []
  for (let notice = store.events.nextNotice(); notice !== undefined; notice = store.events.nextNotice()) {
    store.events.done([notice.seq])
    all.push(notice)
  }
  return all
}
const states = () =>
  told()
    .filter(({ route }) => route === 'status')
    .map(({ payload }) => StatusWebhook.parse(payload))

test('each state is told once, numbered, with its reason; the same again is not', () => {
  board.set({ state: 'connected' })
  board.set({ state: 'connected' })
  board.set({
    state: 'restricted',
    reason: 'new_chats_limited',
    newChats: { used: 20, limit: 20 },
    until: new Date(now + 1),
  })
  board.set({ state: 'disconnected', reason: 'network' })
  board.set({ state: 'disconnected', reason: 'timed_out' })
  const seen = states()
  expect(seen.map(({ status, reason }) => reason ?? status)).toEqual([
    ...['starting', 'connected', 'new_chats_limited', 'network', 'timed_out'],
  ])
  expect(seen.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  expect(seen[2]).toMatchObject({ new_chats: { used: 20, limit: 20 }, until: new Date(now + 1) })
  expect(store.states.last(9).map(({ state }) => state)).toContain('restricted')
})

test('only the newest QR code waits to be told', () => {
  for (const qr of ['one', 'two', 'three']) board.showQr({ qr }, new Date(now + 20_000))
  board.showQr({ code: 'ABCD1234' }, new Date(now + 180_000))
  const codes = told().filter(({ route }) => route === 'qr')
  expect(codes.map(({ payload }) => payload)).toMatchObject([{ qr_code: null, pairing_code: 'ABCD1234' }])
})

test('a message that waits for more than a minute is told, with what it waits for, and that it is over', () => {
  const to = { ...NOBODY, lid: '1001@lid' }
  acceptSend({ store, now: () => now, groups: 'ignore', queueMax: 10 }, { id: 'm1', to, message: 'oi' })
  const since = new Date(now)
  board.set({ state: 'disconnected', reason: 'network' })
  told()
  now += STUCK_AFTER_MS - 1
  board.watchQueues()
  expect(told()).toEqual([])
  now += 1
  board.watchQueues()
  board.watchQueues()
  expect(states()).toMatchObject([{ status: 'disconnected', queues: { stuck: { since, reason: 'network' } } }])
  store.sends.setState(1, 'sent')
  board.watchQueues()
  expect(states()).toMatchObject([{ queues: { stuck: null, to_send: 0 } }])
})
