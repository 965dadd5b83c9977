import { type RecommendedItem, recommendedItemSchema } from '@recado/flow/schemas'
import type { CarAdviser } from './car-adviser.ts'

interface FixedCar extends RecommendedItem {
  price: number
  year: number
  kilometres: number
  uses: readonly string[]
}

const HERE = { reasons: [] as string[] }
/** Centavos and kilometres; a small stock of everyday cars, so that a flow can be tried before there is a catalogue. */
const CARS: readonly FixedCar[] = [
  {
    ...HERE,
    id: 'mobi-2022',
    title: 'Fiat Mobi Like 1.0',
    subtitle: '2022',
    price: 5_290_000,
    year: 2022,
    kilometres: 38_000,
    uses: ['city', 'first'],
  },
  {
    ...HERE,
    id: 'hb20-2021',
    title: 'Hyundai HB20 Vision 1.0',
    subtitle: '2021',
    price: 6_590_000,
    year: 2021,
    kilometres: 47_000,
    uses: ['city', 'work'],
  },
  {
    ...HERE,
    id: 'onix-2023',
    title: 'Chevrolet Onix LT 1.0 Turbo',
    subtitle: '2023',
    price: 8_190_000,
    year: 2023,
    kilometres: 22_000,
    uses: ['city', 'road'],
  },
  {
    ...HERE,
    id: 'virtus-2022',
    title: 'Volkswagen Virtus Comfortline',
    subtitle: '2022',
    price: 9_390_000,
    year: 2022,
    kilometres: 41_000,
    uses: ['road', 'family', 'work'],
  },
  {
    ...HERE,
    id: 'creta-2021',
    title: 'Hyundai Creta Pulse 1.6',
    subtitle: '2021',
    price: 10_290_000,
    year: 2021,
    kilometres: 52_000,
    uses: ['family', 'road'],
  },
  {
    ...HERE,
    id: 'corolla-2020',
    title: 'Toyota Corolla XEi 2.0',
    subtitle: '2020',
    price: 11_190_000,
    year: 2020,
    kilometres: 61_000,
    uses: ['road', 'family'],
  },
]

/** 48 instalments at 1.69 % a month: an estimate for the flow to show, subject to credit. */
const MONTHS = 48
const RATE = 0.0169

/** Answers the port of cars out of the fixed stock. */
export const fixedCars: CarAdviser = {
  recommend: async (_scope, { wishes, limit, critique, shown }) => {
    const entry = numberOf(wishes.down_payment)
    const most = numberOf(wishes.monthly_payment)
    const before = CARS.filter(({ id }) => shown.includes(id))
    const fits = (car: FixedCar) => most === 0 || instalment(car.price - entry) <= most * 1.1
    const suits = (car: FixedCar) => typeof wishes.use !== 'string' || car.uses.includes(wishes.use)
    const kept = CARS.filter((car) => (critique ? answers(critique.code, car, before) : fits(car) && suits(car)))
    const items = kept.slice(0, limit).map((car) => present(car, entry))
    return { ok: true, value: { items } }
  },
  loadQuestionnaire: async (_scope, id) =>
    id === 'cars' ? { ok: true, value: { questions: QUESTIONS } } : { ok: false, error: `questionnaire_missing ${id}` },
}

const QUESTIONS = [
  { id: 'down_payment', text: 'Quanto tem para dar de entrada?', answer: { kind: 'money' }, optional: true },
  { id: 'monthly_payment', text: 'Que parcela cabe no seu bolso?', answer: { kind: 'money' }, optional: true },
]

function present(car: FixedCar, entry: number) {
  const { uses: _uses, year: _year, ...item } = car
  return recommendedItemSchema.parse({
    ...item,
    monthly_payment: Math.round(instalment(Math.max(0, car.price - entry))),
  })
}

function answers(code: string, car: FixedCar, before: readonly FixedCar[]): boolean {
  if (before.length === 0) return true
  if (code === 'cheaper') return car.price < Math.max(...before.map(({ price }) => price)) && !before.includes(car)
  if (code === 'newer') return car.year > Math.min(...before.map(({ year }) => year))
  if (code === 'less_used') return car.kilometres < Math.max(...before.map(({ kilometres }) => kilometres))
  return !before.includes(car)
}

function instalment(financed: number): number {
  return (financed * RATE) / (1 - (1 + RATE) ** -MONTHS)
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0
}
