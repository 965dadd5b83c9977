import type { SyntheticCar } from './synthetic-cars.ts'

/** What import files really contain, each with the code the engine must answer, for tests of whatever feeds it. */
export function spoiledRows(good: SyntheticCar, year = 2026): { row: unknown; code: string }[] {
  const but = (id: string, changes: Record<string, unknown>) => ({ ...good, id, ...changes })
  return [
    { row: null, code: 'not_an_object' },
    { row: 'Onix 2020', code: 'not_an_object' },
    { row: [good], code: 'not_an_object' },
    { row: { ...good, id: undefined }, code: 'missing_id' },
    { row: { ...good, id: 7 }, code: 'missing_id' },
    { row: but('no-price', { price_cents: undefined }), code: 'missing_required' },
    { row: but('negative', { price_cents: -5_000_000 }), code: 'out_of_range' },
    { row: but('nan', { price_cents: Number.NaN }), code: 'not_a_number' },
    { row: but('infinite', { price_cents: Number.POSITIVE_INFINITY }), code: 'not_a_number' },
    { row: but('words', { price_cents: 'R$ 50.000' }), code: 'not_a_number' },
    { row: but('fraction', { price_cents: 5_000_000.5 }), code: 'not_an_integer' },
    { row: but('future', { year: 3000 }), code: 'out_of_range' },
    { row: but('km-text', { km: '38 mil' }), code: 'not_a_number' },
    { row: but('km-negative', { km: -1 }), code: 'out_of_range' },
    { row: but('body', { body: 'spaceship' }), code: 'unknown_category' },
    { row: but('fuel', { fuel: 5 }), code: 'not_text' },
    { row: but('owner', { single_owner: 'sim' }), code: 'not_a_boolean' },
    { row: but('worn', { year, km: 400_000 }), code: 'km_too_high_for_age' },
    { row: but('rolled-back', { year: year - 12, km: 0 }), code: 'km_too_low_for_age' },
    { row: but('untyped', { year: year - 6, km: 0 }), code: 'km_not_stated' },
    { row: but('untyped-no-year', { year: undefined, km: 1 }), code: 'km_not_stated' },
    { row: but('fipe', { price_cents: 5_000_000, fipe_cents: 50_000_000 }), code: 'price_far_from_fipe' },
    { row: but('thirsty', { fuel: 'electric', km_per_litre: 11 }), code: 'consumption_not_electric' },
    { row: JSON.parse('{"id":"proto","__proto__":{"price_cents":100},"constructor":1}'), code: 'missing_required' },
  ]
}
