import { describe, expect, it } from 'vitest'
import { carModel, optionalCarQuestions } from '../cars/index.ts'
import { defineModel, InvalidModel } from './define-model.ts'

const price = {
  key: 'price',
  kind: 'number',
  direction: 'lower',
  weight: 1,
  value: {
    type: 'points',
    points: [
      [0, 1],
      [10, 0],
    ],
  },
}
const colour = { key: 'colour', kind: 'category' }
const base = { name: 'things', version: 1, attributes: [price, colour], diversity: {} }
const budget = (effect: object) => ({ ...base, questions: [{ key: 'budget', kind: 'amount', effects: [effect] }] })

describe('defineModel', () => {
  it.each([
    ['value_against_direction', { ...base, attributes: [{ ...price, direction: 'higher' }] }],
    ['weight_without_value', { ...base, attributes: [{ ...price, value: undefined }] }],
    ['value_without_direction', { ...base, attributes: [{ ...price, direction: undefined }] }],
    ['value_does_not_suit_kind', { ...base, attributes: [{ ...colour, value: price.value }] }],
    ['directed_category', { ...base, attributes: [{ ...colour, direction: 'lower' }] }],
    ['duplicate_attribute', { ...base, attributes: [price, price] }],
    ['bad_ratio', { ...base, attributes: [price, { key: 'ratio', kind: 'number', ratioOf: ['price', 'gone'] }] }],
    ['not_a_category', { ...base, diversity: { group: 'price' } }],
    ['not_a_category', { ...base, diversity: { alike: [{ attribute: 'price', weight: 1 }] } }],
    ['undirected_tie', { ...base, ties: ['colour'] }],
    [
      'not_a_number',
      { ...base, critiques: [{ key: 'redder', attribute: 'colour', move: 'higher', step: { amount: 1 } }] },
    ],
    ['unknown_attribute', budget({ do: 'weigh', attribute: 'wings', times: 2 })],
    ['operator_does_not_suit_kind', budget({ do: 'require', attribute: 'colour', op: 'max', limit: 1 })],
    [
      'value_against_direction',
      budget({
        do: 'shape',
        attribute: 'price',
        points: [
          [0, 0],
          [1, 1],
        ],
      }),
    ],
    ['needs_a_choice', budget({ do: 'prefer', attribute: 'colour', values: 'answer', weight: 1 })],
    ['options_do_not_suit_kind', { ...base, questions: [{ key: 'pick', kind: 'choice' }] }],
    [
      'not_an_amount',
      {
        ...base,
        derived: [{ key: 'can_pay', kind: 'annuity', payment: 'gone', monthlyRate: 0, months: 1, effects: [] }],
      },
    ],
    ['malformed', { ...base, attributes: [] }],
    [
      'malformed',
      {
        ...base,
        attributes: [
          {
            ...price,
            value: {
              type: 'points',
              points: [
                [1, 1],
                [1, 0],
              ],
            },
          },
        ],
      },
    ],
    ['malformed', 'not a model'],
  ])('refuses %s', (code, input) => {
    expect(() => defineModel(input)).toThrow(InvalidModel)
    try {
      defineModel(input)
    } catch (error) {
      expect((error as InvalidModel).problems.map((problem) => problem.code)).toContain(code)
    }
  })

  it('survives a trip through JSON, questionnaire and all', () => {
    const { byKey, ...data } = carModel({ year: 2026 })
    const back = defineModel(JSON.parse(JSON.stringify(data)))
    expect([...back.byKey]).toEqual([...byKey])
    expect({ ...back, byKey: undefined }).toEqual({ ...data, byKey: undefined })
  })

  it('asks at most eight questions about cars, and takes a shop’s own instead', () => {
    expect(carModel({ year: 2026 }).questions.length).toBeLessThanOrEqual(8)
    const own = carModel({ year: 2026, questions: optionalCarQuestions })
    expect(own.questions.map(({ key }) => key)).toEqual(optionalCarQuestions.map(({ key }) => key))
  })
})
