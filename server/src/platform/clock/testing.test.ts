import { expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { advancingClock, fixedClock } from './testing.ts'

test('the system clock shows the current time', () => {
  const before = Date.now()
  const shown = systemClock.now().getTime()
  expect(shown).toBeGreaterThanOrEqual(before)
  expect(shown).toBeLessThanOrEqual(Date.now())
})

test('a fixed clock cannot be bent through the Date it gave', () => {
  const clock = fixedClock('2026-03-01T12:00:00Z')
  clock.now().setFullYear(1999)
  expect(clock.now().toISOString()).toBe('2026-03-01T12:00:00.000Z')
})

test('an advancing clock moves by what it is told and never back', () => {
  const clock = advancingClock('2026-03-01T12:00:00Z')
  expect(clock.advance(1500).toISOString()).toBe('2026-03-01T12:00:01.500Z')
  expect(() => clock.advance(-1)).toThrow(RangeError)
  clock.set('2026-03-02T00:00:00Z')
  expect(clock.now().toISOString()).toBe('2026-03-02T00:00:00.000Z')
  expect(() => clock.set('ontem')).toThrow(RangeError)
})
