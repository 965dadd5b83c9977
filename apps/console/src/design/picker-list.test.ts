import { expect, test } from 'vitest'
import { fits } from './picker-list.tsx'

test.each([
  ['joao s', 'João Silva', 1],
  ['SILVA', 'João Silva', 1],
  ['ilva', 'João Silva', 0],
  ['joao x', 'João Silva', 0],
  ['', 'João Silva', 1],
])('what is typed, "%s", against "%s": %d', (typed, label, answer) => {
  expect(fits('', typed, [label])).toBe(answer)
})
