import { describe, expect, it } from 'vitest'
import { findFipe } from './find-fipe.ts'
import { fipeKey } from './fipe-row.ts'
import { readFipe } from './read-fipe.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const TABLE = [
  'Marca;Modelo;Ano;Combustível;Valor;Consumo',
  'GM - Chevrolet;ONIX HATCH LT 1.0 8V FlexPower 5p Mec.;2019 Gasolina;Gasolina;R$ 52.300,00;13,1',
  'GM - Chevrolet;ONIX HATCH LTZ 1.4 8V FlexPower 5p Aut.;2019 Gasolina;Gasolina;R$ 66.900,00;11,2',
  'GM - Chevrolet;ONIX HATCH LTZ 1.4 8V FlexPower 5p Mec.;2019 Gasolina;Gasolina;R$ 61.200,00;',
  'Fiat;Toro Freedom 2.0 16V 4x4 Diesel Aut.;2020;Diesel;R$ 119.000,00;',
  'Fiat;Toro Freedom 1.8 16V Flex Aut.;2020;Gasolina;R$ 92.000,00;',
  'Fiat;Uno;32000;Gasolina;R$ 60.000,00;',
  ';Uno;2015;Gasolina;R$ 30.000,00;',
  'Fiat;;2015;Gasolina;R$ 30.000,00;',
  'Fiat;Uno;quinze;Gasolina;R$ 30.000,00;',
  'Fiat;Uno;2015;Gasolina;sob consulta;',
].join('\n')

describe('a FIPE table', () => {
  it('is read by its names, with each refused row by line and reason', () => {
    const { rows, refused, stop } = readFipe(bytes(TABLE))
    expect(stop).toBeUndefined()
    expect(rows[0]).toMatchObject({ line: 2, brand: 'Chevrolet', model: 'Onix', year: 2019, transmission: 'manual' })
    expect(rows[0]).toMatchObject({ price_cents: 5_230_000, km_per_litre: 13.1 })
    expect(refused.map(({ line, problem }) => [line, problem])).toEqual([
      [7, 'new_car'],
      [8, 'no_brand'],
      [9, 'no_model'],
      [10, 'no_year'],
      [11, 'no_price'],
    ])
  })

  it('is read without names in the order in which it circulates, and refused when it is something else', () => {
    const bare = '"R$ 12.226,00",Fiat,Uno Mille 1.0 Fire Flex,2008,Gasolina,001-1,maio\n'
    expect(readFipe(bytes(bare)).rows).toMatchObject([{ model: 'Uno', year: 2008, price_cents: 1_222_600 }])
    expect(readFipe(bytes('nome;telefone\nAna;11\n')).stop).toBe('no_header')
    expect(readFipe(new Uint8Array()).stop).toBe('no_header')
    expect(readFipe(bytes(bare.repeat(100_001))).stop).toBe('too_many_rows')
    const { rows, refused } = readFipe(bytes(bare.repeat(1_000)))
    expect([rows.length, new Set(refused.map(({ problem }) => problem))]).toEqual([200, new Set(['repeated'])])
  })
})

describe('what it says of a car', () => {
  const { rows } = readFipe(bytes(TABLE))
  const of = (car: Record<string, unknown>) =>
    findFipe(
      car,
      rows.filter((row) => fipeKey(row) === fipeKey(car)),
    )
  const onix = { brand: 'Chevrolet', model: 'Onix', year: 2019, fuel: 'flex' }
  it.each([
    ['the version decides', { ...onix, version: '1.0 LT' }, 5_230_000],
    ['the gearbox decides', { ...onix, version: 'LTZ 1.4', transmission: 'automatic' }, 6_690_000],
    ['rows that do not agree say nothing', { ...onix, version: 'LTZ 1.4' }, undefined],
    ['no version, no value', onix, undefined],
    ['the fuel decides', { brand: 'Fiat', model: 'Toro', year: 2020, fuel: 'diesel' }, 11_900_000],
    ['flex stands as gasoline', { brand: 'Fiat', model: 'Toro', year: 2020, fuel: 'flex' }, 9_200_000],
    ['another year is another car', { ...onix, year: 2018, version: '1.0 LT' }, undefined],
  ])('%s', (_, car, cents) => {
    expect(of(car)?.fipe_cents).toBe(cents)
  })
})
