import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createFairTurns, type TurnLimits, type TurnPlace } from './fair-turns.ts'

const limits: TurnLimits = { share: 4, rest: 0, waiting: 1_000, patienceMs: 60_000 }
const place: TurnPlace = { name: 'main/shared', server: 'main', turns: 10 }

/** Lets everything that waits for nothing run. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('in a flood of one tenant another finds a turn at once, and the flood holds no more than its share', async () => {
  const turns = createFairTurns(limits)
  ;(await turns.take(place, 'quiet'))()
  const flood: (() => void)[] = []
  for (let n = 0; n < 100; n++) void turns.take(place, 'flood').then((end) => flood.push(end))
  await settle()
  expect(flood).toHaveLength(4)
  ;(await turns.take(place, 'quiet'))()
  for (let ended = 0; ended < 100; ended++) {
    flood[ended]?.()
    await settle()
  }
  expect(flood).toHaveLength(100)
})

test('where nobody else comes a tenant has every turn', async () => {
  const turns = createFairTurns(limits)
  await Promise.all(Array.from({ length: 10 }, () => turns.take(place, 'alone')))
})

test('when every turn is taken, tenants are served in turn, each in the order in which it came', async () => {
  const turns = createFairTurns(limits)
  const one = { ...place, turns: 1 }
  const served: string[] = []
  const first = await turns.take(one, 'a')
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) {
    void turns.take(one, name.charAt(0)).then((end) => {
      served.push(name)
      setImmediate(end)
    })
  }
  first()
  for (let n = 0; n < 20; n++) await settle()
  expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('a flood in one database leaves its neighbours in another of the same server room', async () => {
  const turns = createFairTurns(limits)
  ;(await turns.take({ ...place, name: 'main/other' }, 'quiet'))()
  const flood: (() => void)[] = []
  for (let n = 0; n < 100; n++) void turns.take(place, 'flood').then((end) => flood.push(end))
  await settle()
  expect(flood).toHaveLength(4)
})

test('a neighbour that comes when 500 requests wait and every turn is taken waits for one turn', async () => {
  const turns = createFairTurns(limits)
  const flood: (() => void)[] = []
  for (let n = 0; n < 500; n++) void turns.take(place, 'flood').then((end) => flood.push(end))
  await settle()
  expect(flood).toHaveLength(10)
  let served = false
  void turns.take(place, 'quiet').then((end) => {
    served = true
    end()
  })
  await settle()
  expect(served).toBe(false)
  flood[0]?.()
  await settle()
  expect(served).toBe(true)
})

test('who had its share beside others has every turn again when they are gone', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const turns = createFairTurns(limits)
    ;(await turns.take(place, 'quiet'))()
    const flood: (() => void)[] = []
    for (let n = 0; n < 30; n++) void turns.take(place, 'flood').then((end) => flood.push(end))
    await settle()
    expect(flood).toHaveLength(4)
    vi.advanceTimersByTime(3_000)
    flood[0]?.()
    await settle()
    // One ended, ten run.
    expect(flood).toHaveLength(11)
  } finally {
    vi.useRealTimers()
  }
})

test('a flood rests after its turns for as long as they took, and others go on meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  try {
    const turns = createFairTurns({ ...limits, share: 1, rest: 1 })
    ;(await turns.take(place, 'quiet'))()
    const flood: (() => void)[] = []
    for (let n = 0; n < 30; n++) void turns.take(place, 'flood').then((end) => flood.push(end))
    await settle()
    // Its part before so many waited.
    const before = flood.length
    vi.advanceTimersByTime(20)
    for (const end of flood.slice()) end()
    await settle()
    expect(flood).toHaveLength(before)
    ;(await turns.take(place, 'quiet'))()
    vi.advanceTimersByTime(19)
    await settle()
    expect(flood).toHaveLength(before)
    vi.advanceTimersByTime(1)
    await settle()
    expect(flood).toHaveLength(before + 1)
  } finally {
    vi.useRealTimers()
  }
})

test('a tenant with a few requests at once is no flood: a page that loads takes its part of the turns', async () => {
  const turns = createFairTurns({ ...limits, share: 1, rest: 1 })
  ;(await turns.take(place, 'quiet'))()
  const page: (() => void)[] = []
  for (let n = 0; n < 12; n++) void turns.take(place, 'page').then((end) => page.push(end))
  await settle()
  expect(page).toHaveLength(4)
  page[0]?.()
  page[1]?.()
  await settle()
  expect(page).toHaveLength(6)
})

test('a turn that takes long does not stop its tenant’s others', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const turns = createFairTurns({ ...limits, share: 1 })
    await turns.take(place, 'slow')
    vi.advanceTimersByTime(1_000)
    ;(await turns.take(place, 'quiet'))()
    const others: (() => void)[] = []
    for (let n = 0; n < 30; n++) void turns.take(place, 'slow').then((end) => others.push(end))
    await settle()
    const before = others.length
    expect(before).toBeGreaterThan(0)
    for (const end of others.slice()) end()
    await settle()
    expect(others.length).toBeGreaterThan(before)
  } finally {
    vi.useRealTimers()
  }
})

test('so many requests wait and no more; jobs wait beside them; another tenant is not refused', async () => {
  const turns = createFairTurns({ ...limits, waiting: 3 })
  const one = { ...place, turns: 1 }
  const end = await turns.take(one, 'a')
  const waiting = [1, 2, 3].map(() => turns.take(one, 'a', 'bounded'))
  await expect(turns.take(one, 'a', 'bounded')).rejects.toMatchObject({ code: 'tenant_busy', status: 503 })
  expect(() => turns.refuseFull('a')).toThrow('tenant_busy')
  const job = turns.take(one, 'a')
  turns.refuseFull('b')
  const other = turns.take(one, 'b', 'bounded')
  end()
  for (const next of [waiting[0], other, waiting[1], waiting[2], job]) (await next)?.()
  turns.refuseFull('a')
})

test('a request that has waited too long is refused, and takes no turn; a job goes on waiting', async () => {
  const turns = createFairTurns({ ...limits, patienceMs: 1 })
  const one = { ...place, turns: 1 }
  const end = await turns.take(one, 'a')
  const job = turns.take(one, 'a')
  await expect(turns.take(one, 'a', 'bounded')).rejects.toMatchObject({
    code: 'tenant_busy',
    headers: { 'retry-after': '2' },
  })
  end()
  ;(await job)()
  ;(await turns.take(one, 'a', 'bounded'))()
})

test('whatever comes in whatever order: never more than there are, and everybody is served', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      async (comers, count) => {
        const turns = createFairTurns(limits)
        const few = { ...place, turns: count }
        let inside = 0
        let served = 0
        await Promise.all(
          comers.map(async (tenantId) => {
            const end = await turns.take(few, tenantId)
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
