import { expect, test } from 'vitest'
import { readProblem } from './api-problem.ts'
import { isRefusal } from './is-refusal.ts'
import { retryDelay } from './retry-delay.ts'

const within = { first: 1_000, longest: 30_000 }
const problem = (status: number, headers: Record<string, string> = {}) =>
  readProblem(Response.json({ code: 'x', detail: 'y' }, { status, headers }))

test.each([
  [500, false],
  [503, false],
  [401, false],
  [408, false],
  [425, false],
  [429, false],
  [400, true],
  [403, true],
  [409, true],
  [422, true],
])('%d is refused for good: %s', async (status, refused) => {
  expect(isRefusal(await problem(status))).toBe(refused)
})

test('no answer is no refusal', () => {
  expect(isRefusal(new TypeError('Failed to fetch'))).toBe(false)
})

test('a server that asks for patience is given what it asks for, in seconds', async () => {
  expect(retryDelay(await problem(429, { 'retry-after': '7' }), 1, within)).toBe(7_000)
})

test.each(['', 'soon', '0', '-5', 'Mon, 30 Nov 2026 12:00:00 GMT'])(
  '“%s” asks for nothing: the wait grows',
  async (said) => {
    const delay = retryDelay(await problem(503, { 'retry-after': said }), 2, within)
    expect(delay).toBeGreaterThanOrEqual(1_000)
    expect(delay).toBeLessThan(3_000)
  },
)
