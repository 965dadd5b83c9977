import { expect, test } from 'vitest'
import { markSpans } from './mark-spans.ts'

test('the parts are the text, each span is marked once, and of two that overlap the longer', () => {
  const text = 'Ticket de R$ 80, e 30 vendas'
  const parts = markSpans(text, [
    { start: 17, end: 28, key: 'c' },
    { start: 10, end: 12, key: 'b' },
    { start: 15, end: 17, key: 'blank' },
    { start: 10, end: 15, key: 'a' },
    { start: 25, end: 99, key: 'd' },
  ])
  expect(parts.map(({ words }) => words).join('')).toBe(text)
  expect(parts.filter(({ isMarked }) => isMarked).map(({ words, key }) => [words, key])).toEqual([
    ['R$ 80', 'a'],
    ['e 30 vendas', 'c'],
  ])
})
