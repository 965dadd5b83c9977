import { expect, onTestFinished, test, vi } from 'vitest'
import { advancingClock } from './clock/testing.ts'
import { systemClock } from './clock.ts'
import { addressKey } from './rate-limit/address-key.ts'
import { memoryLimiters } from './rate-limit/memory-limiters.ts'
import { rateLimitHeaders } from './rate-limit/rate-limit-headers.ts'
import { createRateLimiter } from './rate-limit.ts'

const starter = { name: 'api', points: 3, seconds: 900 }

function setUp(maxKeys?: number) {
  const clock = advancingClock('2026-03-01T12:00:00Z')
  return { clock, limiter: createRateLimiter(memoryLimiters({ clock, maxKeys })) }
}

test('counts down to the limit, refuses, and begins anew when the window ends', async () => {
  const { clock, limiter } = setUp()
  const take = () => limiter.consume(starter, 'tnt_1')
  expect(await take()).toMatchObject({ allowed: true, limit: 3, remaining: 2, resetSeconds: 900, retryAfterSeconds: 0 })
  clock.advance(100_500)
  expect(await take()).toMatchObject({ allowed: true, remaining: 1, resetSeconds: 800 })
  expect(await take()).toMatchObject({ allowed: true, remaining: 0 })
  expect(await take()).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 800, retryAfterSeconds: 800 })
  clock.advance(799_499)
  expect(await take()).toMatchObject({ allowed: false, retryAfterSeconds: 1 })
  clock.advance(1)
  expect(await take()).toMatchObject({ allowed: true, remaining: 2, resetSeconds: 900 })
})

test('keys and policies do not share counts', async () => {
  const { limiter } = setUp()
  for (let i = 0; i < 4; i++) await limiter.consume(starter, 'tnt_1')
  expect(await limiter.consume(starter, 'tnt_1')).toMatchObject({ allowed: false })
  expect(await limiter.consume(starter, 'tnt_2')).toMatchObject({ allowed: true })
  expect(await limiter.consume({ ...starter, name: 'login' }, 'tnt_1')).toMatchObject({ allowed: true })
})

test('an upgraded plan keeps what was used', async () => {
  const { limiter } = setUp()
  for (let i = 0; i < 3; i++) await limiter.consume(starter, 'tnt_1')
  expect(await limiter.consume({ ...starter, points: 10 }, 'tnt_1')).toMatchObject({
    allowed: true,
    limit: 10,
    remaining: 6,
  })
})

test('several points are taken at once or not at all', async () => {
  const { limiter } = setUp()
  expect(await limiter.consume(starter, 'k', 3)).toMatchObject({ allowed: true, remaining: 0 })
  expect(await limiter.consume(starter, 'other', 4)).toMatchObject({ allowed: false, remaining: 0 })
})

test('of requests at the same moment exactly the limit passes', async () => {
  const { limiter } = setUp()
  const results = await Promise.all(Array.from({ length: 50 }, () => limiter.consume(starter, 'tnt_1')))
  expect(results.filter((result) => result.allowed)).toHaveLength(3)
})

test('a flood of keys is forgotten, the keys in use are not', async () => {
  const { limiter } = setUp(10)
  for (let i = 0; i < 5; i++) await limiter.consume(starter, 'busy')
  for (let i = 0; i < 500; i++) {
    await limiter.consume(starter, `flood-${i}`)
    if (i % 5 === 0) await limiter.consume(starter, 'busy')
  }
  expect(await limiter.consume(starter, 'busy')).toMatchObject({ allowed: false })
  expect(await limiter.consume(starter, 'flood-0')).toMatchObject({ remaining: 2 })
})

test('runs on the system clock', async () => {
  onTestFinished(() => void vi.useRealTimers())
  vi.setSystemTime('2026-03-01T12:00:00Z')
  const limiter = createRateLimiter(memoryLimiters({ clock: systemClock }))
  const second = { name: 'burst', points: 1, seconds: 1 }
  expect(await limiter.consume(second, 'k')).toMatchObject({ allowed: true })
  expect(await limiter.consume(second, 'k')).toMatchObject({ allowed: false, retryAfterSeconds: 1 })
  vi.setSystemTime('2026-03-01T12:00:01.010Z')
  expect(await limiter.consume(second, 'k')).toMatchObject({ allowed: true })
})

test('a store that fails is heard, not taken for a refusal', async () => {
  const limiter = createRateLimiter(() => ({ consume: () => Promise.reject(new Error('connection lost')) }))
  await expect(limiter.consume(starter, 'k')).rejects.toThrow('connection lost')
})

test('headers say the limit, and when to come back after a refusal', async () => {
  const { limiter } = setUp()
  expect(rateLimitHeaders(await limiter.consume(starter, 'k', 3))).toEqual({
    'RateLimit-Limit': '3',
    'RateLimit-Remaining': '0',
    'RateLimit-Reset': '900',
    'RateLimit-Policy': '3;w=900',
  })
  expect(rateLimitHeaders(await limiter.consume(starter, 'k'))).toMatchObject({ 'Retry-After': '900' })
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['not an address', 'unknown'],
])('the key of %s is %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
