import { expect, test } from 'vitest'
import { carsText } from './cars-text.ts'

const onix = { title: 'Chevrolet Onix LT', facts: '2020 · 45.000 km', price: 'R$ 65.900' }

test('one car is told by itself, several by number', () => {
  expect(carsText([onix])).toBe('Chevrolet Onix LT\n2020 · 45.000 km\nR$ 65.900')
  expect(carsText([onix, { title: 'Fiat Argo', facts: '', price: 'R$ 58.500' }])).toBe(
    '1. Chevrolet Onix LT\n2020 · 45.000 km\nR$ 65.900\n\n2. Fiat Argo\nR$ 58.500',
  )
})
