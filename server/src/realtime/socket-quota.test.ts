import { expect, test } from 'vitest'
import { AppError } from '../platform/errors.ts'
import { SOCKET_LIMITS } from './socket-limits.ts'
import { createSocketQuota } from './socket-quota.ts'
import type { Person } from './socket-server.ts'

const member = (identityId: string) => ({ kind: 'member', actor: { identityId } }) as Person
const visitor = (visitorId: string) => ({ kind: 'visitor', claims: { visitorId } }) as Person

function isRefused(ask: () => unknown): boolean {
  try {
    ask()
    return false
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).status).toBe(429)
    return true
  }
}

test('an address has so many connections and no more; one that leaves makes room for another', () => {
  const quota = createSocketQuota({ ...SOCKET_LIMITS, perAddress: 50 })
  const leaves = Array.from({ length: 50 }, () => quota.enter('192.0.2.1'))
  expect(leaves.every((leave) => leave !== undefined)).toBe(true)
  expect(quota.enter('192.0.2.1')).toBeUndefined()
  expect(quota.enter('192.0.2.2')).toBeDefined()
  leaves[0]?.()
  leaves[0]?.()
  expect(quota.enter('192.0.2.1')).toBeDefined()
  expect(quota.enter('192.0.2.1')).toBeUndefined()
})

test('persons and tenants have so many; visitors do not take the places of members', () => {
  const quota = createSocketQuota({ ...SOCKET_LIMITS, perMember: 3, perVisitor: 2, perTenant: 5 })
  for (let n = 0; n < 2; n++) quota.admit('t1', visitor('a'))
  expect(isRefused(() => quota.admit('t1', visitor('a')))).toBe(true)
  for (const name of ['b', 'c']) quota.admit('t1', visitor(name))
  const leave = quota.admit('t1', visitor('d'))
  expect(isRefused(() => quota.admit('t1', visitor('e')))).toBe(true)
  quota.admit('t2', visitor('e'))
  for (let n = 0; n < 3; n++) quota.admit('t1', member('a'))
  expect(isRefused(() => quota.admit('t1', member('a')))).toBe(true)
  leave()
  quota.admit('t1', visitor('e'))
})

test('who flooded is refused, and nobody else is', () => {
  const quota = createSocketQuota(SOCKET_LIMITS)
  quota.punish('t1', visitor('a'))
  expect(isRefused(() => quota.admit('t1', visitor('a')))).toBe(true)
  quota.admit('t2', visitor('a'))
  quota.admit('t1', visitor('b'))
})

test('an office of 300 people with 3 tabs each and 300 visitors behind one address is let in', () => {
  const quota = createSocketQuota(SOCKET_LIMITS)
  for (let n = 0; n < 300; n++) {
    for (let tab = 0; tab < 3; tab++) {
      expect(quota.enter('192.0.2.1')).toBeDefined()
      quota.admit('t1', member(`${n}`))
    }
    expect(quota.enter('192.0.2.1')).toBeDefined()
    quota.admit('t1', visitor(`${n}`))
  }
})
