import { afterAll, beforeAll, expect, test } from 'vitest'
import { pruneEnded } from '../../src/core/workflows/prune-ended.ts'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { PASSWORD } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
let counter = 0
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock, rateLimits: 'program' })
})
afterAll(() => house.close())

async function register(address: string, body: object = {}) {
  counter += 1
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    remoteAddress: address,
    payload: {
      name: 'Ana',
      email: `nova-${counter}@exemplo.com.br`,
      company_name: 'Nova',
      password: PASSWORD,
      ...body,
    },
  })
  return { status: answer.statusCode, code: answer.json().code, retryAfter: answer.headers['retry-after'] }
}

const times = <Result>(count: number, run: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)))

test('who registers by themselves is placed among all, whatever the plan: no schema and no database of their own', async () => {
  for (const plan of ['chat_professional', 'chat_business']) {
    expect(await register('192.0.2.1', { plan, slug: `plano-${plan.slice(5)}` })).toMatchObject({ status: 201 })
    const tenant = await house.services.tenants.find({ slug: `plano-${plan.slice(5)}` })
    expect(tenant).toMatchObject({ plan, status: 'trial', placement: { kind: 'shared' } })
  }
})

test('one address opens so many companies an hour, an IPv6 network as one; the next is told when to come again', async () => {
  clock.advance(3_600_000)
  const answers = await times(12, (n) => register(`2001:db8:1:2:${n}::1`))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused).toEqual([1, 2].map(() => ({ status: 429, code: 'registrations_too_many', retryAfter: '3600' })))
  expect(await register('2001:db8:1:3::1')).toMatchObject({ status: 201 })
  clock.advance(3_600_000)
  expect(await register('2001:db8:1:2::9')).toMatchObject({ status: 201 })
})

test('over all addresses there are so many an hour, also after a restart, and nothing of the others is made', async () => {
  clock.advance(3_600_000)
  const admin = await house.admin('control')
  // Each costs a hash: all but the last are put there as they would be.
  await admin.query(
    `INSERT INTO control.registrations (id, address, created_at)
     SELECT gen_random_uuid(), '198.51.100.' || n, $1 FROM generate_series(1, 99) n`,
    [clock.now()],
  )
  const before = (await admin.query('SELECT count(*) FROM control.identities')).rows
  const answers = await times(4, (n) => register(`203.0.113.${n}`))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 503, 503, 503])
  expect(answers.filter(({ status }) => status === 503)).toEqual(
    [1, 2, 3].map(() => ({ status: 503, code: 'registrations_paused', retryAfter: '3600' })),
  )
  const after = (await admin.query('SELECT count(*) FROM control.identities')).rows
  expect(Number(after[0].count) - Number(before[0].count)).toBe(1)
})

test('an address is forgotten when it counts no more', async () => {
  clock.advance(2 * 86_400_000)
  await pruneEnded(house.services, new AbortController().signal)
  const admin = await house.admin('control')
  expect((await admin.query('SELECT FROM control.registrations')).rowCount).toBe(0)
})
