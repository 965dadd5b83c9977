import { expect, test } from 'vitest'
import { advancingClock } from '../../platform/clock/testing.ts'
import { memoryLimiters } from '../../platform/rate-limit/memory-limiters.ts'
import { createRateLimiter } from '../../platform/rate-limit.ts'
import { createVisitorLimits } from './visitor-limits.ts'

const open = () =>
  createVisitorLimits(createRateLimiter(memoryLimiters({ clock: advancingClock('2026-05-04T12:00:00Z') })))
const by = { tenantId: 't1', address: '203.0.113.7' }

test('a hundred people behind one address write ten messages each within a minute, and nobody is refused', async () => {
  const limits = open()
  for (let person = 0; person < 100; person++) {
    for (let n = 0; n < 10; n++) await limits.take('write', { ...by, visitorId: `v${person}` })
  }
})

test('a flood of one visitor is stopped, and the others of its address are not', async () => {
  const limits = open()
  let refused = 0
  for (let n = 0; n < 500; n++) {
    await limits.take('write', { ...by, visitorId: 'flood' }).catch((error: { code: string; headers: object }) => {
      expect(error.code).toBe('visitor_too_fast')
      expect(error.headers).toMatchObject({ 'Retry-After': expect.any(String) })
      refused += 1
    })
  }
  expect(refused).toBe(460)
  await limits.take('write', { ...by, visitorId: 'neighbour' })
})

test('visitors made by the hundred stop at the address, and other addresses and tenants do not notice', async () => {
  const limits = open()
  let written = 0
  for (let n = 0; n < 3_000; n++) {
    await limits.take('write', { ...by, visitorId: `v${n}` }).then(
      () => (written += 1),
      () => undefined,
    )
  }
  expect(written).toBe(1_200)
  await limits.take('write', { ...by, address: '203.0.113.8', visitorId: 'v1' })
  await limits.take('write', { ...by, tenantId: 't2', visitorId: 'v1' })
})
