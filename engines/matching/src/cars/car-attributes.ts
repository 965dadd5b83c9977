import type { AttributeInput } from '../model/attribute.ts'

/**
 * What is known about a used car in Brazil. Only the price is required; the rest ranks with lower confidence when
 * absent. Money in centavos. Value functions are judgements, monotone, bending where buyers' attention does:
 * the step from 20 to 60 thousand km matters more than from 120 to 160.
 * @param year the calendar year against which age is judged.
 */
export function carAttributes(year: number): AttributeInput[] {
  return [
    {
      key: 'price_cents',
      kind: 'number',
      direction: 'lower',
      unit: 'brl_cents',
      required: true,
      integer: true,
      range: [500_000, 500_000_000],
      weight: 3,
      notch: { share: 0.05 },
      value: points(
        [500_000, 1],
        [3_000_000, 0.9],
        [6_000_000, 0.7],
        [10_000_000, 0.45],
        [20_000_000, 0.2],
        [500_000_000, 0],
      ),
    },
    {
      key: 'km',
      kind: 'number',
      direction: 'lower',
      unit: 'km',
      range: [0, 900_000],
      weight: 2,
      notch: { amount: 10_000 },
      value: points([0, 1], [20_000, 0.85], [60_000, 0.6], [100_000, 0.4], [160_000, 0.2], [900_000, 0]),
    },
    {
      key: 'year',
      kind: 'number',
      direction: 'higher',
      unit: 'year',
      integer: true,
      // Cars are sold as next year's model from the second semester on.
      range: [1950, year + 1],
      weight: 1.5,
      notch: { amount: 1 },
      value: points([1950, 0], [year - 20, 0.1], [year - 10, 0.4], [year - 5, 0.7], [year + 1, 1]),
    },
    {
      key: 'km_per_litre',
      kind: 'number',
      direction: 'higher',
      unit: 'km_per_litre',
      range: [3, 70],
      weight: 1,
      value: points([3, 0], [8, 0.25], [12, 0.6], [15, 0.8], [20, 0.9], [70, 1]),
    },
    { key: 'fipe_cents', kind: 'number', unit: 'brl_cents', integer: true, range: [300_000, 900_000_000] },
    {
      key: 'fipe_position',
      kind: 'number',
      direction: 'lower',
      unit: 'ratio',
      ratioOf: ['price_cents', 'fipe_cents'],
      weight: 1,
      value: points([0.4, 1], [0.85, 0.85], [1, 0.55], [1.15, 0.2], [2, 0]),
    },
    {
      key: 'trunk_litres',
      kind: 'number',
      direction: 'higher',
      unit: 'litres',
      range: [30, 3000],
      weight: 0.7,
      value: points([30, 0], [250, 0.3], [400, 0.6], [550, 0.8], [3000, 1]),
    },
    {
      key: 'power_hp',
      kind: 'number',
      direction: 'higher',
      unit: 'horsepower',
      range: [30, 1200],
      weight: 0.5,
      value: points([30, 0], [75, 0.2], [115, 0.5], [170, 0.8], [1200, 1]),
    },
    {
      key: 'airbags',
      kind: 'number',
      direction: 'higher',
      unit: 'count',
      integer: true,
      range: [0, 14],
      weight: 0.5,
      value: points([0, 0], [2, 0.4], [6, 0.9], [14, 1]),
    },
    { key: 'single_owner', kind: 'boolean', direction: 'higher', weight: 0.4, value: points([0, 0], [1, 1]) },
    { key: 'inspection_report', kind: 'boolean', direction: 'higher', weight: 0.4, value: points([0, 0], [1, 1]) },
    { key: 'brand', kind: 'category' },
    { key: 'model', kind: 'category' },
    { key: 'body', kind: 'category', options: [...CAR_BODIES] },
    { key: 'fuel', kind: 'category', options: [...CAR_FUELS] },
    { key: 'transmission', kind: 'category', options: ['manual', 'automatic'] },
    { key: 'plate_final_digit', kind: 'category', options: [...'0123456789'] },
    // What follows only filters: nobody has said that white is better than black, or a turbo than none.
    { key: 'color', kind: 'category', options: [...CAR_COLORS] },
    { key: 'condition', kind: 'category', options: ['new', 'used'] },
    { key: 'doors', kind: 'number', unit: 'count', integer: true, range: [1, 7], notch: { amount: 1 } },
    { key: 'seats', kind: 'number', unit: 'count', integer: true, range: [1, 30], notch: { amount: 1 } },
    { key: 'engine_litres', kind: 'number', unit: 'engine_litres', range: [0.5, 9], notch: { amount: 0.2 } },
    { key: 'turbo', kind: 'boolean' },
    { key: 'four_wheel_drive', kind: 'boolean' },
    { key: 'armored', kind: 'boolean' },
  ]
}

export const CAR_BODIES = ['hatch', 'sedan', 'suv', 'pickup', 'minivan', 'wagon', 'coupe'] as const
export const CAR_FUELS = ['flex', 'gasoline', 'ethanol', 'diesel', 'hybrid', 'electric'] as const
export const CAR_COLORS = [
  'white',
  'black',
  'silver',
  'gray',
  'red',
  'blue',
  'brown',
  'beige',
  'green',
  'yellow',
  'orange',
  'gold',
  'wine',
] as const

function points(...at: [number, number][]): AttributeInput['value'] {
  return { type: 'points', points: at }
}
