import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PendingAcks } from '../src/baileys/pending-acks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a message is accepted when WhatsApp answers for it, and only for it', async () => {
  const acks = new PendingAcks()
  const waiting = acks.wait('A')
  expect(acks.answer('B', undefined)).toBe(false)
  expect(acks.answer('A', undefined)).toBe(true)
  await expect(waiting).resolves.toBeUndefined()
  expect(acks.answer('A', undefined)).toBe(false)
})

test.each([
  ['463', 'new_chats_limited'],
  ['479', 'refused'],
])('an answer with error %s is a refusal: %s', async (error, problem) => {
  const acks = new PendingAcks()
  const waiting = acks.wait('A')
  acks.answer('A', error)
  await expect(waiting).rejects.toMatchObject({ outcome: 'refused', problem })
})

test('without an answer it is uncertain: when the line is lost, or in half a minute', async () => {
  const acks = new PendingAcks()
  const lost = [acks.wait('A'), acks.wait('B')]
  acks.endAll()
  for (const one of lost) await expect(one).rejects.toMatchObject({ outcome: 'uncertain' })
  const late = expect(acks.wait('C')).rejects.toMatchObject({ outcome: 'uncertain' })
  await vi.advanceTimersByTimeAsync(30_000)
  await late
})
