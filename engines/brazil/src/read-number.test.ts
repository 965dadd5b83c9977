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
    ['dois adultos e uma criança', 3],
    ['2 adultos + 1 bebê', 3],
    ['somos 5: 3 adultos e 2 crianças', 5],
    ['um casal e 2 crianças', 4],
    ['eu e mais três', 4],
    ['só eu', 1],
    ['meia dúzia', 6],
    ['duas dúzias', 24],
    ['nenhum', 0],
    ['nenhum filho', 0],
    ['duzentas', 200],
    ['um e meio', 1.5],
    ['uma hora e meia', 1.5],
    ['3 (três)', 3],
    ['1m78', 1.78],
    ['um metro e setenta e cinco', 1.75],
    ['mais ou menos 30', 30],
    ['meia hora', 0.5],
    ['não tenho nenhum', 0],
    ['um par', 2],
    ['dez por cento', 10],
    ['eu, meu marido e 2 filhos', 4],
    ['eu e minha esposa', 2],
    ['casal + 1 filho', 3],
    ['só uma', 1],
    ['não, são 4', 4],
  ])('reads %s as %d', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  it.each([
    '40 a 50 mil',
    '40-50',
    'entre 10 e 20',
    '12/3',
    'um ou dois',
    '2 quartos e 3 banheiros',
    'trinta e poucos',
    '4 ou mais',
    'mais de 10',
  ])('does not guess between the numbers of %s', (text) => {
    expect(readNumber(text)).toMatchObject({ ok: false, problem: 'number_several' })
  })

  it.each(['', 'não sei', '...', ',', '$', 'e', 'nenhuma ideia', 'não tenho 20 mil'])(
    'finds no number in %j',
    (text) => {
      expect(readNumber(text)).toEqual({ ok: false, problem: 'number' })
    },
  )

  it('reads the other way round in English', () => {
    expect(readNumber('1,200', { locale: 'en' })).toEqual({ ok: true, value: 1200 })
    expect(readNumber('1.200', { locale: 'en' })).toEqual({ ok: true, value: 1.2 })
  })

  it('takes words that repeat the limit that was asked for', () => {
    expect(readNumber('menos de 80 mil km', { limit: 'at_most' })).toEqual({ ok: true, value: 80_000 })
    expect(readNumber('mais de 2015', { limit: 'at_least' })).toEqual({ ok: true, value: 2_015 })
    expect(readNumber('mais de 80 mil', { limit: 'at_most' })).toMatchObject({ ok: false })
    expect(readNumber('menos de 80 mil km')).toMatchObject({ ok: false })
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
    ['não tenho entrada no momento', 0],
    ['50 conto', 5_000],
    ['até 60.000', 6_000_000],
    ['cento e cinquenta reais e cinquenta centavos', 15_050],
    ['10 reais e 50', 1_050],
    ['99 centavos', 99],
    ['dez e cinquenta', 1_050],
    ['mais ou menos 300', 30_000],
    ['R$ 45 mil (quarenta e cinco mil)', 4_500_000],
    ['1.299.90', 129_990],
    ['dois e noventa e nove', 299],
    ['0,50 centavos', 50],
    ['R$ 900 por 48 meses', 90_000],
    ['1 500', 150_000],
    ['cinquentão', 5_000],
    ['não mais que 300', 30_000],
  ])('reads %s as %d centavos', (text, value) => {
    expect(readMoney(text)).toEqual({ ok: true, value })
  })

  it('refuses what is no amount, or less than none', () => {
    for (const text of [
      '20%',
      '500 dólares',
      '2 salários',
      'em 10x',
      'nenhuma ideia',
      'sem limite',
      'não tenho 500',
      'uns 10 mil, 15 mil',
      '10 mil, 15',
      '10x de 300',
      'achei meio caro',
      'mil e pouco',
      'um carro de entrada',
      'um pouco',
      'dia 10',
    ])
      expect(readMoney(text)).toMatchObject({ ok: false })
    expect(readMoney('depende')).toEqual({ ok: false, problem: 'money' })
    expect(readMoney('-5')).toMatchObject({ ok: false, problem: 'number_too_small' })
    expect(readMoney('100', { min: 20_000 })).toEqual({
      ok: false,
      problem: 'number_too_small',
      details: { min: 'R$ 200' },
    })
  })
})
