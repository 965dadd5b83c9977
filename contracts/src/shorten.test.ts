import { expect, test } from 'vitest'
import { shorten, shortenWithDots } from './shorten.ts'

test.each([
  ['Bom dia', 10, 'Bom dia'],
  ['Bom dia', 3, 'Bom'],
  ['ab👍', 3, 'ab'],
  ['ab👍c', 4, 'ab👍'],
  ['a👨‍👩‍👧b', 5, 'a'],
  ['a👨‍👩‍👧b', 9, 'a👨‍👩‍👧'],
  ['a👍🏽', 3, 'a'],
  ['🇧🇷🇧🇷', 6, '🇧🇷'],
  ['ae\u0301o', 2, 'a'],
  ['1️⃣2️⃣', 4, '1️⃣'],
])('%j in %i is %j', (text, most, short) => {
  expect(shorten(text, most)).toBe(short)
})

test('a letter under ten thousand marks is cut all the same, and dots stand for what is left out', () => {
  expect(shorten(`a${'\u0301'.repeat(10_000)}`, 160)).toHaveLength(160)
  expect(shortenWithDots('Bom dia a todos', 9)).toBe('Bom dia…')
  expect(shortenWithDots('Bom dia', 7)).toBe('Bom dia')
})
