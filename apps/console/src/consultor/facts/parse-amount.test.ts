import { expect, test } from 'vitest'
import { parseAmount } from './parse-amount.ts'

test.each([
  ['1.234,50', 1234.5],
  ['R$ 1.234.567,89', 1234567.89],
  ['45 mil', 45_000],
  ['1,2 mi', 1_200_000],
  ['0,85', 0.85],
  ['0.85', 0.85],
  ['1.5', 1.5],
  ['1.500', 1_500],
  ['25%', 25],
  ['-30', -30],
  ['R$ -3,5', -3.5],
  ['1 234,5', 1234.5],
  ['12,', 12],
])('in Portuguese %s is %d', (text, value) => {
  expect(parseAmount(text, 'pt-BR')).toBe(value)
})

test('in English the signs change places', () => {
  expect(parseAmount('1,234.50', 'en')).toBe(1234.5)
  expect(parseAmount('1,234', 'en')).toBe(1234)
  expect(parseAmount('0.85', 'en')).toBe(0.85)
})

test.each(['', 'R$', 'dez', '1.23.4', '1,2,3', '12 maçãs', '1-2', ','])('%j is no number', (text) => {
  expect(parseAmount(text, 'pt-BR')).toBeUndefined()
})
