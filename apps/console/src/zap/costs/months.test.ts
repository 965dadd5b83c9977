import { expect, test } from 'vitest'
import { nameOfMonth, shiftMonth } from './months.ts'

test('a month has those before and after it, over the turn of the year too', () => {
  expect([-1, 1, -13].map((by) => shiftMonth('2026-12', by))).toEqual(['2026-11', '2027-01', '2025-11'])
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
})

test('a month has the name that its readers give it', () => {
  expect(nameOfMonth('2026-11', 'pt-BR')).toBe('novembro de 2026')
})
