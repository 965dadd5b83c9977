import { describe, expect, it } from 'vitest'
import { carModel, carQuestions, estimatePayment, optionalCarQuestions } from '../cars/index.ts'
import { InvalidAnswers } from './check-answers.ts'
import { checkWishes, InvalidWishes } from './check-wishes.ts'
import { derivedAmounts, wishesFromAnswers } from './wishes-from-answers.ts'

const model = carModel({ year: 2026 })

describe('wishes from answers', () => {
  it('turn down payment, instalment and trade-in into the dearest car one can pay', () => {
    const answers = { down_payment: 2_000_000, monthly_payment: 100_000, trade_in: 500_000 }
    // 1,000 a month × (1 − 1.02^−48) / 0.02 = 30,673.12, plus 25,000.
    expect(derivedAmounts(model, answers)).toEqual({ affordable_cents: 5_567_311 })
    const { constraints, values } = wishesFromAnswers(model, answers)
    expect(constraints).toMatchObject([{ attribute: 'price_cents', op: 'max', limit: 5_567_311 }])
    expect(values.price_cents).toMatchObject({ type: 'points' })
    const { monthly_cents, financed_cents } = estimatePayment(5_567_311, answers)
    expect(financed_cents).toBe(3_067_311)
    expect(Math.abs(monthly_cents - 100_000)).toBeLessThanOrEqual(1)
  })

  it('limit nothing when nothing was answered, nor when all amounts are zero', () => {
    expect(wishesFromAnswers(model, {})).toEqual({ constraints: [], weights: {}, values: {} })
    const { constraints } = wishesFromAnswers(model, { down_payment: 0, monthly_payment: 0, trade_in: 0 })
    expect(constraints).toEqual([])
  })

  it('follow rules over several answers, and none of them by half', () => {
    const own = carModel({
      year: 2026,
      weights: { km: 9 },
      rules: [
        {
          key: 'young_family',
          when: [
            { question: 'use', picked: 'family' },
            { question: 'max_km', at_most: 50_000 },
          ],
          effects: [{ do: 'weigh', attribute: 'airbags', times: 10 }],
        },
        {
          key: 'always',
          effects: [{ do: 'require', attribute: 'armored', op: 'is', value: false, unknown: 'passes' }],
        },
      ],
    })
    const ruled = wishesFromAnswers(own, { use: 'family', max_km: 40_000 })
    expect(ruled.weights.airbags).toBeCloseTo(0.5 * 2 * 10)
    expect(ruled.constraints.map(({ id }) => id)).toContain('always.armored.is')
    for (const half of [{ use: 'family' }, { use: 'family', max_km: 60_000 }, { max_km: 40_000 }])
      expect(wishesFromAnswers(own, half).weights.airbags ?? 0).toBeLessThan(2)
    expect(own.byKey.get('km')?.weight).toBe(9)
    expect(() => carModel({ year: 2026, rules: [{ key: 'x', when: [{ question: 'moon', answered: true }] }] })).toThrow(
      'unknown_question',
    )
  })

  it('multiply weights of use and priorities', () => {
    const { weights } = wishesFromAnswers(model, { use: 'family', priorities: ['space', 'price'] })
    expect(weights.trunk_litres).toBeCloseTo(0.7 * 2.5 * 3)
    expect(weights.price_cents).toBeCloseTo(6)
  })

  it('take plates, owners, reports and gearbox when a shop asks for them', () => {
    const own = carModel({ year: 2026, questions: [...carQuestions, ...optionalCarQuestions] })
    const answers = { rotation_day: 'friday', single_owner: true, inspection_report: false, transmission: 'automatic' }
    expect(wishesFromAnswers(own, answers).constraints).toMatchObject([
      { attribute: 'transmission', op: 'in', values: ['automatic'] },
      { attribute: 'plate_final_digit', op: 'not_in', values: ['9', '0'], unknown: 'passes' },
      { attribute: 'single_owner', op: 'is', value: true, unknown: 'fails' },
    ])
  })

  it.each([
    [{ colour: 'red' }, 'unknown_question'],
    [{ use: 'racing' }, 'unknown_option'],
    [{ use: ['city'] }, 'wrong_kind'],
    [{ down_payment: '20000' }, 'wrong_kind'],
    [{ down_payment: Number.NaN }, 'wrong_kind'],
    [{ down_payment: -1 }, 'out_of_range'],
    [{ priorities: ['price', 'space', 'power'] }, 'too_many'],
  ])('refuse %j as %s', (answers, code) => {
    expect(() => wishesFromAnswers(model, answers)).toThrow(InvalidAnswers)
    expect(() => wishesFromAnswers(model, answers)).toThrow(code)
  })
})

describe('wishes given directly', () => {
  const max = { id: 'a', attribute: 'price_cents', op: 'max', limit: 1 } as const
  it.each([
    [{ weights: { wings: 1 } }, 'unknown_attribute'],
    [{ weights: { brand: 1 } }, 'weight_without_value'],
    [{ weights: { km: -1 } }, 'malformed'],
    [{ constraints: [{ ...max, attribute: 'body' }] }, 'operator_does_not_suit_kind'],
    [{ constraints: [max, max] }, 'duplicate_constraint'],
    [
      {
        values: {
          km: {
            type: 'points' as const,
            points: [
              [0, 0],
              [1, 1],
            ] as [number, number][],
          },
        },
      },
      'value_against_direction',
    ],
    [
      {
        values: {
          body: {
            type: 'points' as const,
            points: [
              [0, 0],
              [1, 1],
            ] as [number, number][],
          },
        },
      },
      'value_does_not_suit_kind',
    ],
  ])('are refused when they do not suit the model: %j', (wishes, code) => {
    expect(() => checkWishes(model, wishes)).toThrow(InvalidWishes)
    expect(() => checkWishes(model, wishes)).toThrow(code)
  })
})
