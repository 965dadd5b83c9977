import { expect, test } from 'vitest'
import { joinDays } from './join-days.ts'

test('a day has what was recommended beside what came of it, and nought where nothing came', () => {
  const days = joinDays({
    recommendations: {
      days: [
        { day: '2026-11-29', count: 12, previous: 9 },
        { day: '2026-11-30', count: 7, previous: 9 },
      ],
    },
    conversions: { days: [{ day: '2026-11-30', leads: 2, whatsapp: 3, sales: 1 }] },
  })
  expect(days).toEqual([
    { day: '2026-11-29', recommendations: 12, leads: 0, whatsapp: 0, sales: 0 },
    { day: '2026-11-30', recommendations: 7, leads: 2, whatsapp: 3, sales: 1 },
  ])
})
