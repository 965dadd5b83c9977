import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { chooseQuestion } from './choose-question.ts'

const liking = [Float64Array.of(9, 1, 5, 0), Float64Array.of(1, 9, 0, 5)]

describe('the next question', () => {
  it('shows what the buyers one may still be like best, and again what was taken', () => {
    const asked = chooseQuestion(liking, [0.5, 0.5], 2, seededRandom(3), { asked: new Set() })
    expect([...asked].every((item) => item >= 0 && item < 4)).toBe(true)
    expect(new Set(asked).size).toBe(2)
    expect(chooseQuestion(liking, [1, 0], 3, seededRandom(3), { taken: 0, asked: new Set([0, 1]) })).toEqual([0, 2, 3])
  })

  it('ends when everything has been asked about', () => {
    expect(chooseQuestion(liking, [1, 0], 5, seededRandom(1), { asked: new Set([0, 1, 2, 3]) })).toEqual([])
    expect(chooseQuestion([], [], 5, seededRandom(1), { asked: new Set() })).toEqual([])
  })
})
