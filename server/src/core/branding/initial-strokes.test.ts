import { expect, test } from 'vitest'
import { INITIAL_STROKES, initialOf } from './initial-strokes.ts'

test('every letter and digit has strokes', () => {
  const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
  expect(all.filter((letter) => INITIAL_STROKES[letter] === undefined)).toEqual([])
})

test.each([
  ['oficina', 'O'],
  ['Água Limpa', 'A'],
  ['Çelik', 'C'],
  ['“Zé” & filhos', 'Z'],
  ['4 Rodas', '4'],
])('%s begins with %s', (name, letter) => {
  expect(initialOf(name)).toBe(INITIAL_STROKES[letter])
})

test('a name of another script gets a bubble', () => {
  expect(initialOf('東京モーター')).toBe(initialOf('***'))
})
