import { describe, expect, it } from 'vitest'
import { readDate } from './read-date.ts'

// Wednesday 5 August 2026, 22:30 in São Paulo: already Thursday in UTC.
const options = { at: Date.UTC(2026, 7, 6, 1, 30), timeZone: 'America/Sao_Paulo' }

describe('readDate', () => {
  it.each([
    ['hoje', '2026-08-05'],
    ['amanhã', '2026-08-06'],
    ['AMANHA de manhã', '2026-08-06'],
    ['depois de amanhã', '2026-08-07'],
    ['ontem', '2026-08-04'],
    ['sexta', '2026-08-07'],
    ['sexta-feira', '2026-08-07'],
    ['sexta que vem', '2026-08-07'],
    ['próxima segunda', '2026-08-10'],
    ['quarta', '2026-08-12'],
    ['sábado às 10', '2026-08-08'],
    ['12/3', '2027-03-12'],
    ['12/8', '2026-08-12'],
    ['5/8', '2026-08-05'],
    ['12/03/26', '2026-03-12'],
    ['12-03-2027', '2027-03-12'],
    ['12.03.2027', '2027-03-12'],
    ['2026-12-25', '2026-12-25'],
    ['12 de março', '2027-03-12'],
    ['12 de março de 2028', '2028-03-12'],
    ['dia 15', '2026-08-15'],
    ['dia 3', '2026-09-03'],
    ['dia 31', '2026-08-31'],
    ['daqui a 3 dias', '2026-08-08'],
    ['em 2 semanas', '2026-08-19'],
    ['29/2', '2028-02-29'],
    ['mañana', '2026-08-06'],
    ['sexta da semana que vem', '2026-08-14'],
    ['semana que vem na segunda', '2026-08-10'],
    ['hj', '2026-08-05'],
    ['no natal', '2026-12-25'],
    ['dia das mães', '2027-05-09'],
    ['sexta-feira santa', '2027-03-26'],
    ['primeiro de maio', '2027-05-01'],
    ['vinte e dois de novembro', '2026-11-22'],
    ['dois de março de dois mil e vinte e oito', '2028-03-02'],
    ['dia 20 do mês que vem', '2026-09-20'],
    ['daqui a uma semana', '2026-08-12'],
    ['daqui uns quinze dias', '2026-08-20'],
    ['daqui a dois meses', '2026-10-05'],
    ['sexta ou mais tarde? sexta, às 15h', '2026-08-07'],
    ['sexta, dia 7', '2026-08-07'],
    ['hoje não, amanhã', '2026-08-06'],
    ['12 de dez', '2026-12-12'],
    ['12 de setembo', '2026-09-12'],
    ['quarta depois das 18h', '2026-08-12'],
    ['15 de agosto de 88', '1988-08-15'],
    ['6a feira', '2026-08-07'],
    ['15/ago/88', '1988-08-15'],
    ['22nov', '2026-11-22'],
    ['10 de setembro do ano que vem', '2027-09-10'],
    ['amnha', '2026-08-06'],
    ['quinze do oito de oitenta e oito', '1988-08-15'],
    ['vai ter que ser sexta', '2026-08-07'],
    ['15/08/26 das 10 às 12h', '2026-08-15'],
    ['next friday', '2026-08-07'],
  ])('reads %s as %s', (text, value) => {
    expect(readDate(text, options)).toEqual({ ok: true, value })
  })

  it.each([
    '',
    'qualquer dia',
    '31/4',
    '30/02/2027',
    '32/1',
    '0/5',
    'dia 32',
    '2026-13-01',
    'semana que vem',
    'sexta ou sábado',
    'dia 10 ou 11',
    'sexta, dia 8',
    'amanhã não',
    'de segunda a sexta',
    'toda sexta',
    'quero marcar 15',
    'a partir de segunda',
    'a primeira segunda do mês',
    'amanhã ou depois',
  ])('refuses %j', (text) => {
    expect(readDate(text, options)).toEqual({ ok: false, problem: 'date' })
  })

  it('looks back for birthdays', () => {
    expect(readDate('12/3/85', { ...options, prefer: 'past' })).toEqual({ ok: true, value: '1985-03-12' })
    expect(readDate('15081988', { ...options, prefer: 'past' })).toEqual({ ok: true, value: '1988-08-15' })
    expect(readDate('há 3 dias', { ...options, prefer: 'past' })).toEqual({ ok: true, value: '2026-08-02' })
    expect(readDate('sexta passada', options)).toEqual({ ok: true, value: '2026-07-31' })
    expect(readDate('12/8', { ...options, prefer: 'past' })).toEqual({ ok: true, value: '2025-08-12' })
  })

  it('puts the month first in English', () => {
    expect(readDate('12/3', { ...options, locale: 'en' })).toEqual({ ok: true, value: '2026-12-03' })
    expect(readDate('march 12th', { ...options, locale: 'en' })).toEqual({ ok: true, value: '2027-03-12' })
  })

  it('keeps to bounds', () => {
    expect(readDate('ontem', { ...options, min: 'today' })).toEqual({
      ok: false,
      problem: 'date_too_early',
      details: { min: '05/08/2026' },
    })
    expect(readDate('amanhã', { ...options, max: 'today' })).toMatchObject({ ok: false, problem: 'date_too_late' })
  })
})
