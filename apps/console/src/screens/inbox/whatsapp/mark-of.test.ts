import { expect, test } from 'vitest'
import { markOf } from './mark-of.ts'

const nothing = { deliveredSeq: 0, readSeq: 0 }
const at = new Date(0)

test('only what the network accepted is shown as sent', () => {
  expect(markOf(3, {}, nothing)).toBe('waiting')
  for (const state of ['handed', 'uncertain', 'failed', 'sent', 'delivered', 'read', 'played'] as const)
    expect(markOf(3, { delivery: { state, problem: null, at } }, nothing)).toBe(state)
})

test('its own word counts more than how far the customer has come in the conversation', () => {
  const far = { deliveredSeq: 9, readSeq: 9 }
  expect(markOf(3, { delivery: { state: 'failed', problem: 'not_on_whatsapp', at } }, far)).toBe('failed')
  expect(markOf(3, {}, far)).toBe('read')
  expect(markOf(3, {}, { deliveredSeq: 3, readSeq: 2 })).toBe('delivered')
})

test('what was written on the phone, or before the number was here, has left already', () => {
  expect(markOf(3, { own_phone: true }, nothing)).toBe('sent')
  expect(markOf(3, { history: true }, nothing)).toBe('sent')
})
