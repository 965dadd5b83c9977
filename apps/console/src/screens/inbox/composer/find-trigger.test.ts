import { expect, test } from 'vitest'
import { findTrigger } from './find-trigger.ts'

test.each([
  ['/', { kind: 'canned', query: '', from: 0 }],
  ['Oi /sau', { kind: 'canned', query: 'sau', from: 3 }],
  ['Oi\n/horário', { kind: 'canned', query: 'horário', from: 3 }],
  ['10/11', undefined],
  ['https://a', undefined],
  ['/sau dação', undefined],
  ['@bia', undefined],
])('an answer: %j', (text, found) => {
  expect(findTrigger(text, text.length, 'text')).toEqual(found)
})

test.each([
  ['@', { kind: 'mention', query: '', from: 0 }],
  ['veja @bia', { kind: 'mention', query: 'bia', from: 5 }],
  ['veja @Bia Ra', { kind: 'mention', query: 'Bia Ra', from: 5 }],
  ['ana@exemplo', undefined],
  ['/sau', undefined],
])('a note: %j', (text, found) => {
  expect(findTrigger(text, text.length, 'note')).toEqual(found)
})

test('only what stands before the caret counts', () => {
  expect(findTrigger('Oi /sau depois', 7, 'text')).toEqual({ kind: 'canned', query: 'sau', from: 3 })
})
