import { expect, test } from 'vitest'
import { createClientIds } from './outgoing.ts'

test('names sort as they were made, within one millisecond and when the clock goes back', () => {
  let now = 1_700_000_000_000
  const next = createClientIds(() => now)
  const ids = [next(), next()]
  now -= 5_000
  ids.push(next())
  now += 9_000
  ids.push(next())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]{1,100}$/)
})
