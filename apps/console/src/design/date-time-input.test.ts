import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './date-time-input.tsx'

test('a moment goes to the field and back in the local time zone', () => {
  const moment = new Date(2026, 10, 3, 9, 5)
  expect(toLocal(moment, false)).toBe('2026-11-03T09:05')
  expect(fromLocal('2026-11-03T09:05')).toEqual(moment)
})

test('a day alone is midnight here, and an empty field is none', () => {
  expect(fromLocal(toLocal(new Date(2026, 10, 3, 9, 5), true))).toEqual(new Date(2026, 10, 3))
  expect(fromLocal('')).toBeNull()
})
