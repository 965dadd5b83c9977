import { describe, expect, it } from 'vitest'
import { readMoney } from './read-money.ts'
import { readNumber } from './read-number.ts'

describe('readNumber', () => {
  it.each([
    ['1200', 1200],
    ['1.200', 1200],
    ['1.200,50', 1200.5],
    ['1,200.50', 1200.5],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['12.345.678', 12_345_678],
    ['45 mil', 45_000],
    ['45mil', 45_000],
    ['1,2 mi', 1_200_000],
    ['1,2 milhão', 1_200_000],
    ['3k', 3_000],
    ['mil', 1_000],
    ['2 mil e 500', 2_500],
    ['dois mil e quinhentos', 2_500],
    ['cento e vinte mil', 120_000],
    ['um milhão e meio', 1_500_000],
    ['meio milhão', 500_000],
    ['dois e meio', 2.5],
    ['vinte e um', 21],
    ['um carro de 50 mil', 50_000],
    ['só um', 1],
    ['uns 60.000 km', 60_000],
    ['-7', -7],
    ['nota １０', 10],
  ])('reads %s as %d', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  it.each(['40 a 50 mil', '40-50', 'entre 10 e 20', '12/3'])('does not guess between the numbers of %s', (text) => {
    expect(readNumber(text)).toMatchObject({ ok: false, problem: 'number_several' })
  })

  it.each(['', 'não sei', '...', ',', '$', 'e'])('finds no number in %j', (text) => {
    expect(readNumber(text)).toEqual({ ok: false, problem: 'number' })
  })

  it('reads the other way round in English', () => {
    expect(readNumber('1,200', { locale: 'en' })).toEqual({ ok: true, value: 1200 })
    expect(readNumber('1.200', { locale: 'en' })).toEqual({ ok: true, value: 1.2 })
  })

  it('keeps to bounds and whole numbers, and says which', () => {
    expect(readNumber('3', { min: 5 })).toEqual({ ok: false, problem: 'number_too_small', details: { min: '5' } })
    expect(readNumber('30', { max: 5 })).toEqual({ ok: false, problem: 'number_too_large', details: { max: '5' } })
    expect(readNumber('3,5', { whole: true })).toEqual({ ok: false, problem: 'number_not_whole' })
  })
})

describe('readMoney', () => {
  it.each([
    ['R$ 1.200,50', 120_050],
    ['R$45 mil', 4_500_000],
    ['R$ 1.200', 120_000],
    ['45,000', 4_500_000],
    ['1,2 mi', 120_000_000],
    ['uns R$ 900 por mês', 90_000],
    ['12,9', 1_290],
    ['nada', 0],
    ['zero', 0],
    ['0', 0],
    ['sem entrada', 0],
    ['50 conto', 5_000],
    ['até 60.000', 6_000_000],
  ])('reads %s as %d centavos', (text, value) => {
    expect(readMoney(text)).toEqual({ ok: true, value })
  })

  it('refuses what is no amount, or less than none', () => {
    expect(readMoney('depende')).toEqual({ ok: false, problem: 'money' })
    expect(readMoney('-5')).toMatchObject({ ok: false, problem: 'number_too_small' })
    expect(readMoney('100', { min: 20_000 })).toEqual({
      ok: false,
      problem: 'number_too_small',
      details: { min: 'R$ 200' },
    })
  })
})
