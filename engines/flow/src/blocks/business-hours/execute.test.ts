import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const flow = buildFlow(
  [
    {
      id: 'h',
      type: 'business_hours',
      hours: [
        { weekday: 1, from: '09:00', to: '18:00' },
        { weekday: 6, from: '09:00', to: '24:00' },
      ],
      holidays: ['12-25', '2026-09-07'],
    },
    { id: 'o', type: 'send', content: { kind: 'text', text: 'aberto' } },
    { id: 'c', type: 'send', content: { kind: 'text', text: 'fechado' } },
  ],
  ['h open -> o', 'h closed -> c'],
)

it.each([
  ['2026-08-03T09:00-03:00', 'aberto'],
  ['2026-08-03T17:59-03:00', 'aberto'],
  ['2026-08-03T18:00-03:00', 'fechado'],
  ['2026-08-03T08:59-03:00', 'fechado'],
  ['2026-08-04T10:00-03:00', 'fechado'],
  ['2026-08-08T23:59-03:00', 'aberto'],
  ['2026-09-07T10:00-03:00', 'fechado'],
  ['2028-12-25T10:00-03:00', 'fechado'],
])('at %s it is %s', (time, expected) => {
  expect(createPlayer(flow, { at: Date.parse(time) }).say('oi')).toEqual([expected])
})
