import { type MatchAttribute, QuestionEffect } from '@recado/contracts/questionnaires'
import { expect, test } from 'vitest'
import { kindOf, kindsFor, newEffect } from './new-effect.ts'

const attribute = (over: Partial<MatchAttribute>): MatchAttribute => ({
  ...{ key: 'body', label: 'Carroceria', kind: 'category', unit: null, direction: null, weight: null, known_of: 3 },
  options: [{ key: 'suv', label: 'SUV' }],
  ...over,
})
const all = [
  attribute({}),
  attribute({ options: [] }),
  attribute({ key: 'km', kind: 'number', options: [], direction: 'lower', weight: 1 }),
  attribute({ key: 'single_owner', kind: 'boolean', options: [], direction: 'higher', weight: 1 }),
]

test.each(all.flatMap((one) => kindsFor(one).map((kind) => [one.key, kind, one] as const)))(
  'an effect on %s that is %s is one of the contract, and says what it is',
  (_key, kind, one) => {
    for (const amount of [true, false]) {
      const effect = newEffect(one, kind, amount)
      expect(QuestionEffect.safeParse(effect).success).toBe(true)
      expect(kindOf(effect)).toBe(kind)
    }
  },
)

test('only what is better or worse by itself can be weighed', () => {
  expect(kindsFor(attribute({}))).not.toContain('weigh')
  expect(kindsFor(attribute({ direction: 'higher' }))).toContain('weigh')
})
