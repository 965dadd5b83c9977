import { describe, expect, it } from 'vitest'
import { scoreSearchHalf } from './search-set.ts'

// Floors under what the reader reaches. Only totals are looked at, so that the second half stays unseen.
describe('the set of typed searches', () => {
  it.each([
    ['open', 184, 184],
    ['unseen', 184, 173],
  ] as const)('%s: of %i searches at least %i are read exactly', (half, searches, floor) => {
    const totals = scoreSearchHalf(half)
    expect(totals.searches).toBe(searches)
    expect(totals.exact).toBeGreaterThanOrEqual(floor)
  })
})
