import { describe, expect, it } from 'vitest'
import type { Search } from '../src/search/search.ts'
import { type ExpectedSearch, scoreSearch } from './score-search.ts'

const expected: ExpectedSearch = {
  id: 'one',
  text: 'sedã preto ou cinza até 60 mil em Goiânia com teto solar, econômico e barato, 20 mil de entrada',
  constraints: [
    { attribute: 'color', op: 'in', value: ['black', 'gray'] },
    { attribute: 'price_cents', op: 'max', value: 6_000_000 },
  ],
  answers: { down_payment: 2_000_000 },
  wishes: ['economy', 'price'],
  place: 'Goiânia',
  not_understood: ['teto solar'],
}
const read: Search = {
  constraints: [
    { attribute: 'price_cents', op: 'max', value: 6_000_000, words: 'até 60 mil' },
    { attribute: 'color', op: 'in', value: ['gray', 'black'], words: 'preto ou cinza' },
  ],
  answers: [{ key: 'down_payment', value: 2_000_000, words: '20 mil de entrada' }],
  wishes: [
    { key: 'economy', words: 'econômico' },
    { key: 'price', words: 'barato' },
  ],
  place: { name: 'Goiania', words: 'em Goiânia' },
  not_understood: ['com teto solar'],
}

describe('the score of a reading', () => {
  it('takes constraints as a set, accents aside, and phrases not understood by a word in common', () => {
    expect(scoreSearch(expected, read)).toEqual({
      exact: true,
      constraints: true,
      answers: true,
      wishes: true,
      place: true,
      not_understood: true,
    })
  })

  it.each<[string, Partial<Search>, string]>([
    ['a constraint too many', { constraints: [...read.constraints, read.constraints[0]!] }, 'constraints'],
    ['a constraint too few', { constraints: read.constraints.slice(1) }, 'constraints'],
    [
      'another limit',
      { constraints: [{ ...read.constraints[0]!, value: 60_000 }, read.constraints[1]!] },
      'constraints',
    ],
    ['an answer too few', { answers: [] }, 'answers'],
    ['wishes in another order', { wishes: read.wishes.toReversed() }, 'wishes'],
    ['no place', { place: undefined }, 'place'],
    ['silence about what was not understood', { not_understood: [] }, 'not_understood'],
    ['more not understood than there was', { not_understood: ['teto solar', 'sedã preto'] }, 'not_understood'],
  ])('counts %s as a miss', (_, changed, part) => {
    const { place, ...others } = { ...read, ...changed }
    const score = scoreSearch(expected, { ...others, ...(place === undefined ? {} : { place }) })
    expect(
      Object.entries(score)
        .filter(([, right]) => !right)
        .map(([key]) => key),
    ).toEqual(['exact', part])
  })
})
