import { defineModel, type Model } from '../model/define-model.ts'
import type { QuestionInput, RuleInput } from '../model/question.ts'
import { carAttributes } from './car-attributes.ts'
import { carQuestions } from './car-questions.ts'
import { DEFAULT_FINANCE, type Finance } from './finance.ts'

export interface CarModelOptions {
  /** Calendar year against which age and plausibility are judged; the engine has no clock. */
  year: number
  /** The shop's questionnaire; the eight default questions otherwise. */
  questions?: readonly QuestionInput[]
  finance?: Finance
  /** What follows from several answers together. */
  rules?: readonly RuleInput[]
  /** Of attributes that have a worth, instead of the engine's own. */
  weights?: Readonly<Record<string, number>>
}

/** The definition that makes the engine one for Brazilian used cars. @throws InvalidModel for impossible questions. */
export function carModel(options: CarModelOptions): Model {
  const { year, questions = carQuestions, finance = DEFAULT_FINANCE, rules = [], weights = {} } = options
  const asked = new Set(questions.map(({ key }) => key))
  return defineModel({
    name: 'used_cars',
    version: 1,
    attributes: carAttributes(year).map((attribute) => ({
      ...attribute,
      ...(weights[attribute.key] === undefined ? {} : { weight: weights[attribute.key] }),
    })),
    rules: [...rules],
    contradictions: [
      // Twice what a taxi drives in a year.
      {
        code: 'km_too_high_for_age',
        when: [limit('year', 'min', year), limit('km', 'min', 200_000)],
        drop: ['km'],
      },
      {
        code: 'km_too_low_for_age',
        when: [limit('year', 'max', year - 10), limit('km', 'max', 500)],
        drop: ['km'],
      },
      // Feeds write 0, 1 or 100 when nobody has typed the mileage; only this year's car can really have so little.
      {
        code: 'km_not_stated',
        when: [{ ...limit('year', 'max', year - 1), unknown: 'passes' }, limit('km', 'max', 100)],
        drop: ['km'],
      },
      // Beyond this the table row is of another version, or one of the two figures has a digit too many.
      { code: 'price_far_from_fipe', when: [limit('fipe_position', 'max', 0.4)], drop: ['fipe_cents'] },
      { code: 'price_far_from_fipe', when: [limit('fipe_position', 'min', 2)], drop: ['fipe_cents'] },
      {
        code: 'consumption_not_electric',
        when: [{ id: 'fuel', attribute: 'fuel', op: 'in', values: ['electric'] }, limit('km_per_litre', 'max', 18)],
        drop: ['km_per_litre'],
      },
    ],
    questions: [...questions],
    derived: asked.has('monthly_payment')
      ? [
          {
            key: 'affordable_cents',
            kind: 'annuity',
            payment: 'monthly_payment',
            plus: ['down_payment', 'trade_in'].filter((key) => asked.has(key)),
            monthlyRate: finance.monthlyRate,
            months: finance.months,
            effects: [
              { do: 'require', attribute: 'price_cents', op: 'max', limit: { times: 1 }, stiffness: 1.5 },
              {
                do: 'shape',
                attribute: 'price_cents',
                points: [
                  [0.05, 1],
                  [0.5, 0.85],
                  [0.8, 0.65],
                  [1, 0.45],
                  [1.3, 0.1],
                  [3, 0],
                ],
              },
            ],
          },
        ]
      : [],
    critiques: [
      { key: 'cheaper', attribute: 'price_cents', move: 'lower', step: { share: 0.03 } },
      { key: 'fewer_km', attribute: 'km', move: 'lower', step: { amount: 5000 } },
      { key: 'newer', attribute: 'year', move: 'higher', step: { amount: 1 } },
      { key: 'bigger', attribute: 'trunk_litres', move: 'higher', step: { share: 0.1 } },
      { key: 'more_economical', attribute: 'km_per_litre', move: 'higher', step: { share: 0.05 } },
      { key: 'stronger', attribute: 'power_hp', move: 'higher', step: { share: 0.1 } },
    ],
    identity: ['brand', 'model', 'year', 'km', 'price_cents'],
    ties: ['price_cents', 'km', 'year'],
    diversity: {
      group: 'model',
      families: true,
      most: 2,
      lambda: 0.7,
      pool: 40,
      alike: [
        { attribute: 'model', weight: 3 },
        { attribute: 'body', weight: 2 },
        { attribute: 'brand', weight: 1 },
        { attribute: 'fuel', weight: 1 },
      ],
    },
    mention: [{ attribute: 'fipe_position', band: [0.98, 1.02] }],
  })
}

function limit(attribute: string, op: 'min' | 'max', at: number) {
  return { id: `${attribute}.${op}`, attribute, op, limit: at }
}
