import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildPerson, PASSWORD } from './people.ts'

const DEVICE = '__Host-recado_device'

let house: TestHouse
let clock: AdvancingClock
let tenant: Tenant
let person: SignedIn
beforeEach(async () => {
  house = await openTestHouse({ clock: advancingClock('2026-06-01T12:00:00Z') })
  clock = house.services.clock as AdvancingClock
  tenant = await buildTenant(house)
  person = await buildPerson(house, tenant)
})
afterEach(() => house.close())

interface From {
  address?: string
  device?: string | undefined
  email?: string
}

async function signIn(password: string, { address = '203.0.113.7', device, email = person.email }: From = {}) {
  const host = `${tenant.slug}.localhost:3000`
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers: { host, origin: `http://${host}` },
    remoteAddress: address,
    cookies: device === undefined ? {} : { [DEVICE]: device },
    payload: { email, password, token_transport: 'cookie' },
  })
  const cookie = answer.cookies.find(({ name }) => name === DEVICE)?.value
  return { status: answer.statusCode, device: cookie, wait: Number(answer.headers['retry-after'] ?? 0) }
}

async function guess(times: number, from: From = {}): Promise<number[]> {
  const statuses: number[] = []
  for (let n = 0; n < times; n++) statuses.push((await signIn(`palpite numero ${n}`, from)).status)
  return statuses
}

test('ten wrong passwords at an address do not keep the browser out that has signed in before', async () => {
  const { device } = await signIn(PASSWORD)
  expect(device).toBeDefined()
  await guess(30)
  expect((await signIn(PASSWORD)).status, 'any other browser there').toBe(429)
  const own = await signIn(PASSWORD, { device })
  expect(own.status).toBe(200)
  // Also when somebody there tried every account, until the address as a whole was refused.
  for (let n = 0; n < 80; n++) await signIn('errada demais', { email: `alguem-${n}@exemplo.com.br` })
  expect((await signIn(PASSWORD, { email: (await buildPerson(house, tenant)).email })).status).toBe(429)
  expect((await signIn(PASSWORD, { device })).status).toBe(200)
})

test('a pair of address and account is slowed down and never locked: one more guess every half minute', async () => {
  expect(await guess(10)).toEqual(Array(10).fill(401))
  expect(await guess(3)).toEqual([401, 429, 429])
  const refused = await signIn(PASSWORD)
  expect(refused).toMatchObject({ status: 429 })
  expect(refused.wait).toBeGreaterThan(0)
  expect(refused.wait).toBeLessThanOrEqual(30)
  clock.advance(30_000)
  expect((await signIn(PASSWORD)).status).toBe(200)
})

test('at another address, and for another account, nothing is slowed down', async () => {
  await guess(20)
  expect((await signIn(PASSWORD, { address: '198.51.100.9' })).status).toBe(200)
  expect((await signIn(PASSWORD, { email: (await buildPerson(house, tenant)).email })).status).toBe(200)
})

test('many addresses that guess at one account slow down the browsers that never signed in, and no other', async () => {
  const { device } = await signIn(PASSWORD)
  const statuses: number[] = []
  for (let n = 0; n < 60; n++) statuses.push(...(await guess(1, { address: `192.0.2.${n}` })))
  expect(statuses.filter((status) => status === 401)).toHaveLength(51)
  const elsewhere = await signIn(PASSWORD, { address: '198.51.100.9' })
  expect(elsewhere.status).toBe(429)
  expect(elsewhere.wait).toBeLessThanOrEqual(10)
  expect((await signIn(PASSWORD, { address: '198.51.100.9', device })).status).toBe(200)
  clock.advance(10_000)
  expect((await signIn(PASSWORD, { address: '198.51.100.9' })).status).toBe(200)
})

test('a known browser has guesses of its own, and no more', async () => {
  const { device } = await signIn(PASSWORD)
  expect(await guess(12, { device })).toEqual([...Array(10).fill(401), 429, 429])
  expect((await signIn(PASSWORD, { address: '198.51.100.9', device })).status).toBe(429)
  expect((await signIn(PASSWORD)).status, 'others at the address are not slowed down by it').toBe(200)
})

test('a browser is known for the accounts whose password it had, by a cookie that nobody else can make', async () => {
  const stranger = await buildPerson(house, tenant)
  const { device } = await signIn(PASSWORD, { email: stranger.email })
  await guess(11)
  for (const cookie of [device, `${device}x`, 'rs1.test.AAAA.AAAA', '{}']) {
    expect((await signIn(PASSWORD, { device: cookie })).status, cookie).toBe(429)
  }
  clock.advance(30_000)
  const both = await signIn(PASSWORD, { device })
  expect(both.status).toBe(200)
  await guess(11)
  expect((await signIn(PASSWORD, { device: both.device })).status).toBe(200)
  expect((await signIn(PASSWORD, { device: both.device, email: stranger.email })).status).toBe(200)
})
