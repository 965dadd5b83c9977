import { expect, test } from 'vitest'
import { openingMoment } from './opening-moment.ts'

const SAO_PAULO = 'America/Sao_Paulo'
const now = new Date('2026-11-20T21:30:00Z') // Friday, 18:30 in São Paulo

test.each([
  ['2026-11-20T23:00:00Z', { day: 'today', name: '', time: '20:00' }],
  ['2026-11-21T12:00:00Z', { day: 'tomorrow', name: '', time: '9:00' }],
  ['2026-11-23T12:00:00Z', { day: 'weekday', name: 'segunda-feira', time: '9:00' }],
  ['2026-12-28T12:30:00Z', { day: 'date', name: '28 de dezembro', time: '9:30' }],
])('an opening at %s is said as people say it', (at, said) => {
  expect(openingMoment(new Date(at), now, SAO_PAULO, 'pt-BR')).toEqual(said)
})

test('the clock is the calendar’s, not the reader’s: 1:00 UTC is still the evening before in São Paulo', () => {
  expect(openingMoment(new Date('2026-11-21T01:00:00Z'), now, SAO_PAULO, 'pt-BR')).toMatchObject({
    day: 'today',
    time: '22:00',
  })
  expect(openingMoment(new Date('2026-11-21T01:00:00Z'), now, 'Europe/Lisbon', 'pt-BR')).toMatchObject({
    day: 'tomorrow',
    time: '1:00',
  })
})
