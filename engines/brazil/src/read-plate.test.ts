import { expect, test } from 'vitest'
import { readPlate } from './read-plate.ts'

test.each([
  ['ABC-1234', 'ABC1234'],
  ['abc1d23', 'ABC1D23'],
  ['a placa é abc 1D23.', 'ABC1D23'],
  ['BRA2E19 (BRA2E19)', 'BRA2E19'],
])('reads the plate in %s', (text, value) => {
  expect(readPlate(text)).toEqual({ ok: true, value })
})

test.each(['', 'ABC-123', 'ABCD1234', 'ABC1Z23', 'ABC12345', 'ABC1234 ou ABC1235'])('refuses %j', (text) => {
  expect(readPlate(text)).toEqual({ ok: false, problem: 'plate' })
})
