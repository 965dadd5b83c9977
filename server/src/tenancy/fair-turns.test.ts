import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFairTurns, type TurnPlace } from './fair-turns.ts'

const shared: TurnPlace = { name: 'main/shared', turns: 10, shared: true }

/** Lets everything that waits for nothing run. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('in a flood of one tenant another finds a turn at once, and the flood holds no more than its share', async () => {
  const turns = createFairTurns()
  ;(await turns.take(shared, 'quiet'))()
  const flood: (() => void)[] = []
  for (let n = 0; n < 100; n++) void turns.take(shared, 'flood').then((end) => flood.push(end))
  await settle()
  expect(flood).toHaveLength(4)
  ;(await turns.take(shared, 'quiet'))()
  for (let ended = 0; ended < 100; ended++) {
    flood[ended]?.()
    await settle()
  }
  expect(flood).toHaveLength(100)
})

test('where nobody else comes a tenant has every turn', async () => {
  const turns = createFairTurns()
  await Promise.all(Array.from({ length: 10 }, () => turns.take(shared, 'alone')))
})

test('when every turn is taken, tenants are served in turn, each in the order in which it came', async () => {
  const turns = createFairTurns()
  const place = { name: 'x', turns: 1, shared: true }
  const served: string[] = []
  const first = await turns.take(place, 'a')
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) {
    void turns.take(place, name.charAt(0)).then((end) => {
      served.push(name)
      setImmediate(end)
    })
  }
  first()
  for (let n = 0; n < 20; n++) await settle()
  expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('alone in its database a tenant has every turn', async () => {
  const turns = createFairTurns()
  const place = { name: 'own', turns: 3, shared: false }
  await Promise.all([turns.take(place, 'a'), turns.take(place, 'a'), turns.take(place, 'a')])
})

test('whatever comes in whatever order: never more than there are, and everybody is served', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (comers, count, isShared) => {
        const turns = createFairTurns()
        const place = { name: 'p', turns: count, shared: isShared }
        let inside = 0
        let served = 0
        await Promise.all(
          comers.map(async (tenantId) => {
            const end = await turns.take(place, tenantId)
            inside += 1
            expect(inside).toBeLessThanOrEqual(count)
            await settle()
            inside -= 1
            served += 1
            end()
          }),
        )
        expect(served).toBe(comers.length)
      },
    ),
    { numRuns: propertyRuns(60) },
  )
})
