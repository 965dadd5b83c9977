import { readProblem } from '@recado/client/api-problem'
import { expect, test } from 'vitest'
import { createOutbox } from './outbox.ts'
import { createClientIds, inOrder, type Outgoing } from './outgoing.ts'

/** A queue over a store in memory, whose line and waits the test holds in its hands. */
function build(deliver: (item: Outgoing) => Promise<void>) {
  const kept = new Map<string, Outgoing>()
  const waits: number[] = []
  let shown: Outgoing[] = []
  const outbox = createOutbox({
    kept: {
      list: async () => inOrder([...kept.values()]),
      put: async (item) => void kept.set(item.client_id, item),
      remove: async (id) => void kept.delete(id),
      clear: async () => kept.clear(),
    },
    deliver,
    show: (items) => {
      shown = items
    },
    alone: (work) => work(),
    tellTabs: () => {},
    wait: async (ms) => void waits.push(ms),
  })
  return { outbox, kept, waits, shown: () => shown }
}

const refusal = (status: number, code: string, detail = '', headers: Record<string, string> = {}) =>
  readProblem(Response.json({ code, detail }, { status, headers }))

const nextId = createClientIds(() => 1_000)
const message = (text: string): Outgoing => ({
  ...{ client_id: nextId(), created_at: '2026-05-04T12:00:00Z', conversation_id: 'cnv_1', text },
})

test('what was written arrives in order, one at a time, also when the line fails again and again', async () => {
  const arrived: string[] = []
  let failures = 3
  let under = 0
  const { outbox, kept, waits } = build(async ({ text }) => {
    expect(++under).toBe(1)
    await Promise.resolve()
    under -= 1
    if (failures-- > 0) throw new TypeError('Failed to fetch')
    arrived.push(text)
  })
  await Promise.all(['um', 'dois', 'três'].map((text) => outbox.add(message(text))))
  await outbox.flush()
  expect(arrived).toEqual(['um', 'dois', 'três'])
  // Doubled each time, each up to a half shorter or longer.
  expect(waits.map((ms, n) => ms / 1_000 / 2 ** n).filter((share) => share < 0.5 || share >= 1.5)).toEqual([])
  expect(waits).toHaveLength(3)
  expect(kept.size).toBe(0)
})

test('what the server refuses stands aside and lets the rest pass; sent again it may arrive', async () => {
  const arrived: string[] = []
  let refuses = true
  const { outbox, kept, shown } = build(async ({ text }) => {
    if (text === 'grande' && refuses) throw await refusal(413, 'too_large', 'Grande demais.')
    arrived.push(text)
  })
  await outbox.add(message('grande'))
  await outbox.add(message('depois'))
  await outbox.flush()
  expect(arrived).toEqual(['depois'])
  expect(shown()).toMatchObject([{ text: 'grande', refusal: { code: 'too_large', detail: 'Grande demais.' } }])
  refuses = false
  await outbox.retry(shown()[0]?.client_id ?? '')
  await outbox.flush()
  expect(arrived).toEqual(['depois', 'grande'])
  expect(kept.size).toBe(0)
})

test('a server that asks for patience is given what it asks for', async () => {
  let busy = true
  const { outbox, waits } = build(async () => {
    if (busy) {
      busy = false
      throw await refusal(429, 'visitor_too_fast', '', { 'retry-after': '7' })
    }
  })
  await outbox.add(message('um'))
  await outbox.flush()
  expect(waits).toEqual([7_000])
})

test('discarded it is gone', async () => {
  const { outbox, kept } = build(async () => {
    throw await refusal(403, 'contact_blocked')
  })
  const item = message('um')
  await outbox.add(item)
  await outbox.flush()
  await outbox.discard(item.client_id)
  expect(kept.size).toBe(0)
})

test('names sort as they were made, within one millisecond and when the clock goes back', () => {
  let now = 1_700_000_000_000
  const next = createClientIds(() => now)
  const ids = [next(), next()]
  now -= 5_000
  ids.push(next())
  now += 9_000
  ids.push(next())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]{1,100}$/)
})
