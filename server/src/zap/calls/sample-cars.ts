import { type RecommendedItem, recommendedItemSchema } from '@recado/flow/schemas'
import stock from '../../../data/sample-cars.json' with { type: 'json' }
import type { Translator } from '../../platform/i18n.ts'
import type { CarAdviser } from './car-adviser.ts'
import { hasSampleCars } from './flow-settings.sql.ts'

/** Centavos and kilometres. */
interface SampleCar extends Pick<RecommendedItem, 'id' | 'title' | 'subtitle'> {
  price: number
  year: number
  kilometres: number
  uses: readonly string[]
}
const CARS: readonly SampleCar[] = stock

/** 48 instalments at 1.69 % a month: an estimate for the flow to show, subject to credit. */
const MONTHS = 48
const RATE = 0.0169

/**
 * Answers the port of cars out of a small sample stock (`server/data/sample-cars.json`), in companies that say so
 * (`flow_settings.sample_cars`). Any other has no stock: nothing to recommend and no questionnaire, so its blocks take their
 * other ways.
 */
export function createSampleCars({ translate }: Pick<Translator, 'translate'>): CarAdviser {
  return {
    recommend: async (scope, { wishes, limit, critique, shown }) => {
      if (!(await hasSampleCars(scope))) return { ok: true, value: { items: [] } }
      const entry = numberOf(wishes.down_payment)
      const most = numberOf(wishes.monthly_payment)
      const before = CARS.filter(({ id }) => shown.includes(id))
      const fits = (car: SampleCar) => most === 0 || instalment(car.price - entry) <= most * 1.1
      const suits = (car: SampleCar) => typeof wishes.use !== 'string' || car.uses.includes(wishes.use)
      const kept = CARS.filter((car) => (critique ? answers(critique.code, car, before) : fits(car) && suits(car)))
      return { ok: true, value: { items: kept.slice(0, limit).map((car) => present(car, entry)) } }
    },
    loadQuestionnaire: async (scope, id) => {
      if (id !== QUESTIONNAIRE || !(await hasSampleCars(scope)))
        return { ok: false, error: `questionnaire_missing ${id}` }
      const questions = QUESTIONS.map((question) => ({
        ...{ id: question, answer: { kind: 'money' }, optional: true },
        text: translate(scope.tenant.locale, `flows:sample_cars.${question}`),
      }))
      return { ok: true, value: { questions } }
    },
  }
}

const QUESTIONNAIRE = 'cars'
const QUESTIONS = ['down_payment', 'monthly_payment'] as const

function present({ uses: _uses, year: _year, ...car }: SampleCar, entry: number): RecommendedItem {
  const monthly_payment = Math.round(instalment(Math.max(0, car.price - entry)))
  return recommendedItemSchema.parse({ ...car, reasons: [], monthly_payment })
}

function answers(code: string, car: SampleCar, before: readonly SampleCar[]): boolean {
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
