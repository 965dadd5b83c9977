import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acquireLease, releaseLease } from '../../src/core/billing/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildSubscriber } from './build-subscriber.ts'

const clock = advancingClock('2026-03-15T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

describe.each(['shared', 'schema', 'database'] as const)('in a %s tenant', (placement) => {
  test('of 20 runs at once, as many as the plan has places begin', async () => {
    const { source } = await buildSubscriber(house, ['consultor_pro'], { placement })
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        house.services.withTenant(source, (scope) =>
          acquireLease(scope, 'executions', { holder: `run-${index}`, seconds: 60 }),
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue
      expect(answer.reason).toMatchObject({
        code: 'concurrency_limited',
        status: 429,
        headers: { 'retry-after': '30' },
      })
    }
  })

  test('a place comes back when it is given back, and when its holder died', async () => {
    const { source } = await buildSubscriber(house, ['consultor_free'], { placement })
    const acquire = (holder: string) =>
      house.services.withTenant(source, (scope) => acquireLease(scope, 'executions', { holder, seconds: 60 }))
    await acquire('first')
    await expect(acquire('second')).rejects.toMatchObject({ code: 'concurrency_limited' })
    await expect(acquire('first')).resolves.toBeDefined()
    await house.services.withTenant(source, (scope) => releaseLease(scope, 'executions', 'first'))
    await acquire('second')
    clock.advance(59_000)
    await expect(acquire('third')).rejects.toMatchObject({ code: 'concurrency_limited' })
    clock.advance(1_000)
    await expect(acquire('third')).resolves.toBeDefined()
  })
})
