import type { CarView } from '@recado/contracts/cars'
import type { CarId } from '@recado/contracts/ids'
import type { ResolverOptions } from 'react-hook-form'
import { expect, test } from 'vitest'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { type CarValues, CreateCarForm, createBodyOf, updateBodyOf, valuesOf } from './car-values.ts'
import { writeMoney } from './write-money.ts'

const car: CarView = {
  id: '0190a0b0-0000-7000-8000-000000000001' as CarId,
  ...{ stock_key: 'A1', feed_id: null, origin: 'hand', status: 'available', title: 'Chevrolet Onix LT 1.0' },
  ...{ description: 'Revisado.', options: ['Ar-condicionado', 'Câmera de ré'], price_cents: 6_590_000 },
  attributes: {
    ...{ brand: 'Chevrolet', model: 'Onix', version: 'LT 1.0', year: 2020, year_made: 2019, km: 45_000 },
    ...{ body: 'hatch', fuel: 'flex', transmission: 'manual', color: 'white', km_per_litre: 12.5 },
    ...{ single_owner: false, fipe_cents: 6_400_000, plate_final_digit: '7' },
  },
  ...{ arrived_at: new Date('2026-11-01T12:00:00Z'), status_since: new Date('2026-11-01T12:00:00Z') },
  ...{ photo_url: null, photo_count: 0, revision: '1' },
  ...{ created_at: new Date('2026-11-01T12:00:00Z'), updated_at: new Date('2026-11-01T12:00:00Z') },
}

test('what a form shows of a car is the car again when nothing was typed', () => {
  const { attributes, title, description, options, price_cents } = car
  expect(updateBodyOf(valuesOf(car))).toEqual({
    ...{ attributes, title, description, options, price_cents },
    arrived_at: '2026-11-01T12:00:00.000Z',
  })
})

test('figures are read as a dealer types them, and what is none is refused where it stands', () => {
  const typed = valuesOf(undefined)
  const filled = {
    ...typed,
    price_cents: '65 mil',
    options: 'ABS, Airbag;\nCâmera',
    attributes: {
      ...typed.attributes,
      brand: 'Fiat',
      model: ' Uno ',
      km: '45.000 km',
      year: '2015',
      km_per_litre: '12,5',
    },
  }
  expect(createBodyOf(filled)).toEqual({
    title: 'Fiat Uno',
    price_cents: 6_500_000,
    description: '',
    options: ['ABS', 'Airbag', 'Câmera'],
    attributes: { brand: 'Fiat', model: 'Uno', km: 45_000, year: 2015, km_per_litre: 12.5 },
  })
  const wrong = { ...filled, price_cents: 'a combinar', attributes: { ...filled.attributes, km: 'muito', doors: '99' } }
  const paths = CreateCarForm.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'))
  expect(paths).toEqual(['price_cents', 'attributes.km', 'attributes.doors'])
  const missing = CreateCarForm.safeParse(typed).error?.issues.map(({ path }) => path.join('.'))
  expect(missing).toEqual(['title', 'price_cents'])
})

test('what a field shows of an amount is read back as the same', () => {
  for (const cents of [500_000, 6_590_000, 6_590_050, 6_590_005, 500_000_000])
    expect(updateBodyOf({ ...valuesOf(car), price_cents: writeMoney(cents) }).price_cents).toBe(cents)
})

test('a form that is half filled in is checked, and names what is missing', async () => {
  const resolve = contractResolver<CarValues>(CreateCarForm)
  const nothing = { fields: {}, shouldUseNativeValidation: false } as ResolverOptions<CarValues>
  const check = (values: CarValues) => resolve(values, undefined, nothing)
  const blank = valuesOf(undefined)
  expect((await check(blank)).errors).toMatchObject({
    title: { message: 'text_empty' },
    price_cents: { message: 'required' },
  })
  const named = {
    ...blank,
    price_cents: '42 mil',
    attributes: { ...blank.attributes, brand: 'Volkswagen', model: 'Gol' },
  }
  expect((await check(named)).errors).toEqual({})
})
