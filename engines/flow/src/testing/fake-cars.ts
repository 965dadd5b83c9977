import type { RecommendEffect } from '../session/effect.ts'
import { type SampleCar, sampleCars } from './sample-cars.ts'

/** 48 instalments at 1.69 % a month: what the fake estimates with. */
const MONTHS = 48
const RATE = 0.0169

/** A stand-in for the matching engine: filters the sample stock by use and instalment, and knows four critiques. */
export function fakeCars({ wishes, limit, critique, shown }: RecommendEffect): { items: SampleCar[] } {
  const down = amount(wishes.down_payment)
  const most = amount(wishes.monthly_payment)
  const before = sampleCars.filter((car) => shown.includes(car.id))
  const fits = (car: SampleCar) => most === 0 || instalment(car.price - down) <= most * 1.1
  const suits = (car: SampleCar) => typeof wishes.use !== 'string' || car.use.includes(wishes.use)
  const ranked = [...sampleCars].sort(
    (a, b) => Number(suits(b)) - Number(suits(a)) || Number(fits(b)) - Number(fits(a)) || a.price - b.price,
  )
  const chosen = ranked.filter((car) => answers(critique?.code, car, before) && (critique || (suits(car) && fits(car))))
  return { items: (chosen.length > 0 || critique ? chosen : ranked).slice(0, limit).map((car) => priced(car, down)) }
}

function answers(critique: string | undefined, car: SampleCar, before: SampleCar[]): boolean {
  if (critique === undefined || before.length === 0) return true
  if (critique === 'cheaper') return car.price < Math.max(...before.map((one) => one.price))
  if (critique === 'newer') return car.year > Math.min(...before.map((one) => one.year))
  if (critique === 'less_used') return car.kilometres < Math.max(...before.map((one) => one.kilometres))
  return !before.includes(car)
}

function priced(car: SampleCar, down: number): SampleCar {
  return { ...car, monthly_payment: Math.round(instalment(Math.max(0, car.price - down))) }
}

function instalment(financed: number): number {
  return (financed * RATE) / (1 - (1 + RATE) ** -MONTHS)
}

function amount(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0
}
