import { expect, test } from 'vitest'
import { filtersOf, queryOf, readStockSearch } from './stock-search.ts'

test('what an address says becomes the question, money in centavos', () => {
  const search = readStockSearch({ busca: 'onix', carroceria: 'suv', preco_ate: '90000', km_ate: 60_000, ordem: 'km' })
  expect(queryOf(search)).toEqual({
    ...{
      q: 'onix',
      status: ['available', 'reserved'],
      body: ['suv'],
      price_max: 9_000_000,
      km_max: 60_000,
      sort: 'km',
    },
  })
  expect(filtersOf(search)).toEqual(['carroceria', 'preco_ate', 'km_ate'])
  expect(queryOf(readStockSearch({ situacao: 'sold' }))).toEqual({ status: ['sold'] })
})

test('what is no search is left out of it', () => {
  expect(
    readStockSearch({
      busca: ' ',
      situacao: 'gone',
      cambio: 3,
      preco_de: '-1',
      preco_ate: '',
      ano_de: '1e9',
      ordem: [],
    }),
  ).toEqual({})
})
