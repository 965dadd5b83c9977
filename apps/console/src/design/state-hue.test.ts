import { expect, test } from 'vitest'
import { stateHueOf } from './state-hue.ts'

test.each([
  ['red', '#d32f2f', 'bad'],
  ['our own red', '#b3261e', 'bad'],
  ['wine', '#8b1a2b', 'bad'],
  ['crimson', '#dc143c', 'bad'],
  ['coral', '#ff6f61', 'bad'],
  ['amber', '#f0a020', 'warn'],
  ['our own amber', '#855004', 'warn'],
  ['orange', '#f57c00', 'warn'],
  ['blue', '#1f6feb', undefined],
  ['green', '#1a7f4b', undefined],
  ['violet', '#6d28d9', undefined],
  ['pink', '#d81b9a', undefined],
  ['slate', '#35424a', undefined],
  ['a warm grey', '#6b6660', undefined],
  ['black', '#000000', undefined],
  ['white', '#ffffff', undefined],
])('a brand in %s (%s) is taken for %s', (_name, colour, hue) => {
  expect(stateHueOf(colour)).toBe(hue)
})
