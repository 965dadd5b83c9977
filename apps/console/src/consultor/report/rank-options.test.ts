import type { ResultMatrix } from '@recado/contracts/execution-result'
import { expect, test } from 'vitest'
import { flipOf, rankOptions, sharesOf } from './rank-options.ts'

const matrix: ResultMatrix = {
  criteria: ['impact', 'risk', 'speed'].map((id) => ({ id, label: id, weight: 1 / 3 })),
  rows: [
    { option: 'a', name: 'A', marks: [8, 4, 6], total: 6 },
    { option: 'b', name: 'B', marks: [4, 9, 6], total: 19 / 3 },
    { option: 'c', name: 'C', marks: [1, 1, 1], total: 1 },
  ],
  sensitivity: [],
  steady: false,
}

test('weights order the options, whatever they sum to', () => {
  expect(rankOptions(matrix, [1, 1, 1]).map(({ option }) => option)).toEqual(['b', 'a', 'c'])
  expect(rankOptions(matrix, [60, 20, 20])[0]).toMatchObject({ option: 'a' })
  expect(rankOptions(matrix, [60, 20, 20])[0]?.total).toBeCloseTo(6.8)
  expect(rankOptions(matrix, [0, 0, 0]).map(({ total }) => total)).toEqual([19 / 3, 6, 1])
})

test('at the share that is said the two are level, and just beyond it the other leads', () => {
  const flip = flipOf(matrix, [1, 1, 1], 0)
  expect(flip?.name).toBe('A')
  const share = flip?.share ?? 0
  const at = (impact: number) => rankOptions(matrix, [impact, (1 - impact) / 2, (1 - impact) / 2])
  expect(at(share)[0]?.total).toBeCloseTo(at(share)[1]?.total ?? 0)
  expect(at(share + 0.01)[0]?.option).toBe('a')
  expect(at(share - 0.01)[0]?.option).toBe('b')
})

test('where nobody can overtake there is no such share', () => {
  const [first, , last] = matrix.rows
  if (first === undefined || last === undefined) throw new Error('no rows')
  const clear = { ...matrix, rows: [first, last] }
  expect([0, 1, 2].map((criterion) => flipOf(clear, [1, 1, 1], criterion))).toEqual([undefined, undefined, undefined])
  expect(sharesOf([2, 1, 1])).toEqual([0.5, 0.25, 0.25])
})
