import { expect, test } from 'vitest'
import { RenewedLease } from '../src/lease/lease.ts'

function leaseAt() {
  const clock = { now: 0 }
  const lease = new RenewedLease('me', () => clock.now)
  const changes: string[] = []
  lease.onChange(() => changes.push(lease.state()))
  return { clock, lease, changes }
}

test('is absent until it is given, and ends by itself at its time, whoever looks', () => {
  const { clock, lease, changes } = leaseAt()
  expect(lease.state()).toBe('absent')
  lease.renew('me', 30_000)
  clock.now = 29_999
  expect([lease.state(), lease.until()]).toEqual(['held', 30_000])
  clock.now = 30_000
  expect([lease.state(), lease.until()]).toEqual(['absent', undefined])
  expect(changes).toEqual(['held'])
  lease.close()
})

test('renewed in time it goes on, and nobody is told', () => {
  const { clock, lease, changes } = leaseAt()
  for (; clock.now < 200_000; clock.now += 10_000) lease.renew('me', 30_000)
  expect(lease.state()).toBe('held')
  expect(changes).toEqual(['held'])
  lease.close()
})

test('given to another it is lost at once; given back it is held', () => {
  const { lease, changes } = leaseAt()
  lease.renew('me', 30_000)
  lease.renew('another', 30_000)
  lease.renew('me', 30_000)
  lease.renew('me', 0)
  expect(changes).toEqual(['held', 'absent', 'held', 'absent'])
  lease.close()
})
