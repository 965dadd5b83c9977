import type { QuestionInput } from '../model/question.ts'
import { CAR_BODIES, CAR_FUELS } from './car-attributes.ts'

const weigh = (attribute: string, times: number) => ({ do: 'weigh' as const, attribute, times })

/** The questionnaire a shop starts with: eight questions, each of which may be skipped. */
export const carQuestions: QuestionInput[] = [
  {
    key: 'use',
    kind: 'choice',
    options: [
      { key: 'city', effects: [weigh('km_per_litre', 2), weigh('trunk_litres', 0.6)] },
      { key: 'family', effects: [weigh('trunk_litres', 2.5), weigh('airbags', 2)] },
      { key: 'road', effects: [weigh('power_hp', 2), weigh('airbags', 1.5), weigh('trunk_litres', 1.3)] },
      { key: 'work', effects: [weigh('km_per_litre', 2.5), weigh('trunk_litres', 1.3), weigh('power_hp', 0.5)] },
      { key: 'first_car', effects: [weigh('price_cents', 1.3), weigh('km_per_litre', 1.5), weigh('power_hp', 0.5)] },
    ],
  },
  { key: 'down_payment', kind: 'amount', unit: 'brl_cents', range: [0, 500_000_000] },
  { key: 'monthly_payment', kind: 'amount', unit: 'brl_cents', range: [0, 20_000_000] },
  { key: 'trade_in', kind: 'amount', unit: 'brl_cents', range: [0, 500_000_000] },
  {
    key: 'body',
    kind: 'choices',
    options: CAR_BODIES.map((key) => ({ key })),
    effects: [{ do: 'require', attribute: 'body', op: 'in', values: 'answer' }],
  },
  {
    key: 'fuel',
    kind: 'choices',
    options: CAR_FUELS.map((key) => ({ key })),
    effects: [{ do: 'require', attribute: 'fuel', op: 'in', values: 'answer' }],
  },
  {
    key: 'max_km',
    kind: 'amount',
    unit: 'km',
    range: [0, 900_000],
    effects: [{ do: 'require', attribute: 'km', op: 'max', limit: { times: 1 } }],
  },
  {
    key: 'priorities',
    kind: 'choices',
    most: 2,
    options: [
      { key: 'price', effects: [weigh('price_cents', 2)] },
      { key: 'low_km', effects: [weigh('km', 2.5)] },
      { key: 'newer', effects: [weigh('year', 2.5)] },
      { key: 'economy', effects: [weigh('km_per_litre', 3)] },
      { key: 'space', effects: [weigh('trunk_litres', 3)] },
      { key: 'power', effects: [weigh('power_hp', 4)] },
      { key: 'safety', effects: [weigh('airbags', 4)] },
      { key: 'history', effects: [weigh('single_owner', 4), weigh('inspection_report', 4)] },
    ],
  },
]

/** Ready to be swapped in by a shop whose buyers ask them. */
export const optionalCarQuestions: QuestionInput[] = [
  {
    key: 'transmission',
    kind: 'choice',
    options: [{ key: 'manual' }, { key: 'automatic' }],
    effects: [{ do: 'require', attribute: 'transmission', op: 'in', values: 'answer' }],
  },
  {
    // São Paulo's rotation keeps two final digits off the streets each weekday (Lei municipal 12.490/1997).
    key: 'rotation_day',
    kind: 'choice',
    options: [
      { key: 'monday', effects: [withoutDigits('1', '2')] },
      { key: 'tuesday', effects: [withoutDigits('3', '4')] },
      { key: 'wednesday', effects: [withoutDigits('5', '6')] },
      { key: 'thursday', effects: [withoutDigits('7', '8')] },
      { key: 'friday', effects: [withoutDigits('9', '0')] },
    ],
  },
  {
    key: 'single_owner',
    kind: 'yes_no',
    effects: [{ do: 'require', attribute: 'single_owner', op: 'is', value: true }],
  },
  {
    key: 'inspection_report',
    kind: 'yes_no',
    effects: [{ do: 'require', attribute: 'inspection_report', op: 'is', value: true }],
  },
]

/** A plate nobody stated passes: it is asked at the shop, and most feeds leave it out. */
function withoutDigits(...values: string[]) {
  const attribute = 'plate_final_digit'
  return { do: 'require' as const, attribute, op: 'not_in' as const, values, unknown: 'passes' as const }
}
