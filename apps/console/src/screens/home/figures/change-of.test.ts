import { expect, test } from 'vitest'
import { changeOf } from './change-of.ts'

test('a quicker answer is better, more stars are better, more conversations are just more', () => {
  expect(changeOf(60, 120, 'down')).toEqual({ kind: 'better', share: 0.5 })
  expect(changeOf(180, 120, 'down')).toEqual({ kind: 'worse', share: 0.5 })
  expect(changeOf(4.5, 5, 'up').kind).toBe('worse')
  expect(changeOf(12, 10, 'neutral')).toEqual({ kind: 'more', share: 0.2 })
  expect(changeOf(8, 10, 'neutral').kind).toBe('less')
})

test('without something on both sides there is nothing to compare, and a hair is no change', () => {
  expect(changeOf(null, 10, 'up').kind).toBe('none')
  expect(changeOf(10, null, 'up').kind).toBe('none')
  expect(changeOf(10, 0, 'neutral').kind).toBe('none')
  expect(changeOf(1001, 1000, 'up').kind).toBe('same')
})
