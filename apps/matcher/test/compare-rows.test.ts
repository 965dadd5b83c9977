import { expect, test } from 'vitest'
import { compareRows } from '../src/compare/compare-rows.ts'
import { buildDetail } from './support/shop-fixture.ts'

const words = { price: 'Preço', fipe: 'FIPE', money: (cents: number) => String(cents / 100) }
const fact = (key: string, value: string) => ({ key, label: key, value })
const rowsOf = (...cars: Parameters<typeof buildDetail>[0][]) =>
  Object.fromEntries(compareRows(cars.map(buildDetail), words).map((row) => [row.key, row]))

test('the best of a row is marked where less or more is better, and nowhere else', () => {
  const rows = rowsOf(
    {
      price_cents: 9_000_00,
      attributes: { km: 40_000, year: 2020 },
      facts: [fact('km', '40 mil'), fact('color', 'azul')],
    },
    {
      price_cents: 8_000_00,
      attributes: { km: 60_000, year: 2020 },
      facts: [fact('km', '60 mil'), fact('color', 'preto')],
    },
  )
  expect(rows.price?.best).toEqual([1])
  expect(rows.km?.best).toEqual([0])
  expect(rows.color?.best).toEqual([])
})

test('what nobody says is best of nothing, and equal figures are no best', () => {
  const rows = rowsOf(
    { attributes: { km: 40_000 }, facts: [fact('km', '40 mil')] },
    { attributes: {}, facts: [] },
    { attributes: { power_hp: 100 }, facts: [fact('power_hp', '100 cv')] },
  )
  expect(rows.km).toMatchObject({ cells: ['40 mil', undefined, undefined], best: [] })
  expect(rows.price?.best).toEqual([])
})
