import { CreateCalendarBody } from '@recado/contracts/calendars'
import { expect, test } from 'vitest'
import { hoursOn, likeMonday, nextSpan, OFFICE_HOURS, summariseWeek, withDay } from './week-hours.ts'

const nine = { from: '09:00', to: '18:00' }

test('days in a row with the same hours are one line, closed days are none', () => {
  const week = [...OFFICE_HOURS, { weekday: 6, from: '09:00', to: '13:00' }]
  expect(summariseWeek(week)).toEqual([
    { first: 1, last: 5, spans: [nine] },
    { first: 6, last: 6, spans: [{ from: '09:00', to: '13:00' }] },
  ])
  expect(summariseWeek([])).toEqual([])
})

test('a closed day between two alike keeps them apart, and Sunday ends the week', () => {
  const week = [1, 3, 0].map((weekday) => ({ weekday, ...nine }))
  expect(summariseWeek(week).map(({ first, last }) => [first, last])).toEqual([
    [1, 1],
    [3, 3],
    [0, 0],
  ])
})

test('spans of a day are told in order, however they were added', () => {
  const afternoon = { weekday: 1, from: '13:00', to: '18:00' }
  const morning = { weekday: 1, from: '08:00', to: '12:00' }
  expect(hoursOn([afternoon, morning], 1)).toEqual([morning, afternoon])
})

test('Monday is copied to the working days and leaves the weekend alone', () => {
  const week = likeMonday([
    { weekday: 1, from: '08:00', to: '12:00' },
    { weekday: 2, ...nine },
    { weekday: 6, ...nine },
  ])
  expect([2, 3, 4, 5].map((day) => hoursOn(week, day)[0]?.from)).toEqual(['08:00', '08:00', '08:00', '08:00'])
  expect(hoursOn(week, 6)).toEqual([{ weekday: 6, ...nine }])
  expect(hoursOn(withDay(week, 6, []), 6)).toEqual([])
})

test('a further span begins an hour after the last and is one the contract takes, until the day is full', () => {
  const first = nextSpan([], 2)
  expect(first).toEqual({ weekday: 2, ...nine })
  const second = nextSpan(first ? [first] : [], 2)
  expect(second).toEqual({ weekday: 2, from: '19:00', to: '23:00' })
  expect(nextSpan([{ weekday: 2, from: '19:00', to: '22:30' }], 2)).toEqual({ weekday: 2, from: '23:30', to: '24:00' })
  expect(nextSpan([{ weekday: 2, from: '19:00', to: '23:00' }], 2)).toBeUndefined()
  expect(CreateCalendarBody.safeParse({ name: 'Loja', hours: [first, second] }).success).toBe(true)
})
