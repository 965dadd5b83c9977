import { expect, test } from 'vitest'
import { examplesOf, missingIn, sentMap, startingMap, withField } from './column-map.ts'

const preview = {
  columns: [
    { name: 'Automóvel', field: null },
    { name: 'Ano', field: 'year' as const },
    { name: 'Pedida', field: null },
    { name: 'F1', field: 'photos' as const },
    { name: 'F2', field: null },
  ],
  rows: [
    { Automóvel: 'Onix', Ano: '2020', Pedida: '65.900' },
    { Automóvel: 'Onix', Ano: '2021', Pedida: '' },
    { Automóvel: 'HB20', Ano: '2019', Pedida: '59.900' },
  ],
}

test('a map begins with what is known, and is sent without what stands for nothing', () => {
  const map = startingMap(preview)
  expect(missingIn(map)).toEqual(['name', 'price'])
  const named = withField(withField(map, 'Automóvel', 'model'), 'Pedida', 'price')
  expect(missingIn(named)).toEqual([])
  expect(sentMap(named)).toEqual({ Automóvel: 'model', Ano: 'year', Pedida: 'price', F1: 'photos' })
})

test('one column tells of a field, several may hold photos', () => {
  const map = withField(startingMap(preview), 'Pedida', 'year')
  expect(map).toMatchObject({ Ano: null, Pedida: 'year' })
  expect(withField(map, 'F2', 'photos')).toMatchObject({ F1: 'photos', F2: 'photos' })
})

test('examples are the first values that differ', () => {
  expect(examplesOf(preview, 'Automóvel')).toEqual(['Onix', 'HB20'])
  expect(examplesOf(preview, 'F2')).toEqual([])
})
