import { expect, test } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

test.each([
  ['2026-11-20T15:30', '2026-11-21T09:00', '2026-11-23T09:00'],
  ['2026-11-22T08:00', '2026-11-23T09:00', '2026-11-23T09:00'],
  ['2026-11-23T08:00', '2026-11-24T09:00', '2026-11-30T09:00'],
  ['2026-12-31T23:50', '2027-01-01T09:00', '2027-01-04T09:00'],
])('on %s tomorrow is %s and Monday is %s', (now, tomorrow, monday) => {
  const times = snoozeTimes(new Date(now))
  expect(times.hour.getTime() - new Date(now).getTime()).toBe(3_600_000)
  expect(times.tomorrow).toEqual(new Date(tomorrow))
  expect(times.monday).toEqual(new Date(monday))
})
