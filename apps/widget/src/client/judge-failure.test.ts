import { expect, test } from 'vitest'
import { Problem } from './api.ts'
import { judgeFailure } from './judge-failure.ts'

test('no answer waits twice as long each time, up to half a minute', () => {
  const waits = [0, 1, 2, 4, 10].map((tries) => judgeFailure(new TypeError('Failed to fetch'), tries))
  expect(waits.map((judgement) => judgement.kind === 'wait' && judgement.ms)).toEqual([
    1_000, 2_000, 4_000, 16_000, 30_000,
  ])
})

test.each([
  [500, 'wait'],
  [503, 'wait'],
  [408, 'wait'],
  [429, 'wait'],
  [400, 'refused'],
  [403, 'refused'],
  [409, 'refused'],
  [422, 'refused'],
])('%d means: %s', (status, kind) => {
  expect(judgeFailure(new Problem(status, { code: 'x', detail: 'y' }), 0).kind).toBe(kind)
})
