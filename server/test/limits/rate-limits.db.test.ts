import type { ApiKeyId } from '@recado/contracts/ids'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../src/core/workflows/sign-in/authenticate.ts'
import { callerKinds, enforceLimit, type LimitSubject } from '../../src/http/enforce-limit.ts'
import { createErrorHandler } from '../../src/http/problem.ts'
import { decorateRequests } from '../../src/http/request-context.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import type { RateKind } from '../../src/platform/rate-limit/rate-policies.ts'
import { buildSubscriber } from '../billing/build-subscriber.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-03-15T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock, rateLimits: 'program' })
})
afterAll(() => house.close())

/** How many of `times` requests pass; the last answer beside it. */
async function ask(app: FastifyInstance, request: InjectOptions, times: number) {
  let passed = 0
  let last = await app.inject(request)
  for (let asked = 1; ; asked++) {
    if (last.statusCode !== 429) passed += 1
    if (asked >= times) return { passed, last }
    last = await app.inject(request)
  }
}

/** The program's own limit step in front of an answer that does nothing. */
async function routeLimitedBy(subject: LimitSubject, kinds: readonly RateKind[]): Promise<FastifyInstance> {
  const app = Fastify()
  decorateRequests(app)
  app.setErrorHandler(createErrorHandler(house.services))
  app.get('/', async (request, reply) => {
    await enforceLimit(house.services, { request, reply }, subject, kinds)
    return { ok: true }
  })
  await app.ready()
  return app
}

function apiKeyOf(tenantId: Principal['tenantId']): Principal {
  const actor = {
    kind: 'api_key' as const,
    apiKeyId: newId<ApiKeyId>(),
    name: 'ERP',
    permissions: new Set<never>(),
    visibility: 'all' as const,
  }
  return { actor, tenantId }
}

test.each([
  [['chat_starter'], 100],
  [['chat_professional', 'consultor_pro'], 300],
  [['carmatch_basic'], 100],
])('API keys of a tenant with %j may ask %i times in 15 minutes, all together', async (plans, limit) => {
  const { tenant } = await buildSubscriber(house, plans)
  const [one, other] = [apiKeyOf(tenant.id), apiKeyOf(tenant.id)]
  const app = await routeLimitedBy({ principal: one, tenant }, callerKinds(one))
  const { passed, last } = await ask(app, { url: '/' }, limit + 1)
  expect(passed).toBe(limit)
  expect(last.statusCode).toBe(429)
  expect(last.headers['content-type']).toContain('application/problem+json')
  expect(last.json()).toMatchObject({ code: 'rate_limited', status: 429 })
  expect(last.headers).toMatchObject({
    'retry-after': '900',
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': '0',
    'ratelimit-reset': '900',
    'ratelimit-policy': `${limit};w=900`,
  })
  const otherKey = await routeLimitedBy({ principal: other, tenant }, callerKinds(other))
  expect((await otherKey.inject({ url: '/' })).statusCode).toBe(429)
  const neighbour = await buildSubscriber(house, plans)
  const elsewhere = await routeLimitedBy({ principal: one, tenant: neighbour.tenant }, callerKinds(one))
  expect((await elsewhere.inject({ url: '/' })).statusCode).toBe(200)
  clock.advance(900_000)
  expect((await app.inject({ url: '/' })).statusCode).toBe(200)
})

test('a real key is told by the API itself', async () => {
  const { tenant } = await buildSubscriber(house, ['chat_starter'])
  const owner = await buildMember(house, tenant)
  const created = await house.app.inject({
    method: 'POST',
    url: '/api/v1/api-keys',
    headers: owner.headers,
    payload: { name: 'ERP', scopes: ['members.read'] },
  })
  expect(created.statusCode, created.body).toBe(201)
  const request = { url: '/api/v1/members', headers: { 'x-api-key': created.json().token } }
  const first = await house.app.inject(request)
  expect(first.statusCode, first.body).toBe(200)
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '100', 'ratelimit-remaining': '99' })
  const { passed, last } = await ask(house.app, request, 100)
  expect([passed, last.statusCode, last.json().code]).toEqual([99, 429, 'rate_limited'])
  expect(last.headers['retry-after']).toBe('900')
  // The tenant's people go on working.
  expect((await house.app.inject({ url: '/api/v1/members', headers: owner.headers })).statusCode).toBe(200)
})

test('a success says what is left', async () => {
  const answer = await house.app.inject({ url: '/api/v1/billing/plans', remoteAddress: '203.0.113.1' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({ 'ratelimit-limit': '600', 'ratelimit-remaining': '599' })
  expect(answer.headers['retry-after']).toBeUndefined()
})

test('an address that hammers what is public waits, its neighbours do not', async () => {
  const request = { url: '/api/v1/billing/plans', remoteAddress: '203.0.113.2' }
  const { passed, last } = await ask(house.app, request, 601)
  expect([passed, last.statusCode]).toEqual([600, 429])
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect((await house.app.inject({ ...request, remoteAddress: '203.0.113.3' })).statusCode).toBe(200)
})

test('a household’s 2^64 IPv6 addresses are one', async () => {
  let refused = 0
  for (let host = 0; host < 610; host++) {
    const answer = await house.app.inject({
      url: '/api/v1/billing/plans',
      remoteAddress: `2001:db8:1:1::${host.toString(16)}`,
    })
    if (answer.statusCode === 429) refused += 1
  }
  expect(refused).toBe(10)
})

test('a person at work is never told to wait: five a second for a minute, from an office with one address', async () => {
  const { tenant } = await buildSubscriber(house, ['chat_starter'])
  const people = await Promise.all([1, 2, 3].map(() => buildMember(house, tenant)))
  for (let second = 0; second < 60; second++) {
    for (const { headers } of people) {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => house.app.inject({ url: '/api/v1/me', headers, remoteAddress: '203.0.113.4' })),
      )
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    }
    clock.advance(1_000)
  }
})

test('guessing credentials is slow, and those who have theirs do not notice', async () => {
  const { tenant } = await buildSubscriber(house, ['chat_starter'])
  const member = await buildMember(house, tenant)
  const guess = { url: '/api/v1/me', headers: { authorization: 'Bearer wrong' }, remoteAddress: '203.0.113.5' }
  const { passed, last } = await ask(house.app, guess, 601)
  expect([passed, last.statusCode]).toEqual([600, 429])
  const member200 = await house.app.inject({
    url: '/api/v1/me',
    headers: member.headers,
    remoteAddress: '203.0.113.5',
  })
  expect(member200.statusCode).toBe(200)
})

test('the advisor’s and the recommendations’ limits are the plan’s', async () => {
  const { tenant } = await buildSubscriber(house, ['carmatch_professional', 'consultor_free'])
  const advisor = await routeLimitedBy({ tenant }, ['advisor'])
  expect((await ask(advisor, { url: '/' }, 61)).passed).toBe(60)
  const cars = await routeLimitedBy({ tenant }, ['recommendations_client'])
  expect((await ask(cars, { url: '/', remoteAddress: '203.0.113.6' }, 61)).passed).toBe(60)
  expect((await cars.inject({ url: '/', remoteAddress: '203.0.113.7' })).statusCode).toBe(200)
})

test('the tightest of several limits is the one that is told', async () => {
  const { tenant } = await buildSubscriber(house, ['consultor_free'])
  const app = await routeLimitedBy({ tenant }, ['webhook', 'advisor'])
  const answer = await app.inject({ url: '/', remoteAddress: '203.0.113.8' })
  expect(answer.headers['ratelimit-limit']).toBe('60')
})

test('a store that cannot be reached stops nobody', async () => {
  const broken = {
    ...house.services,
    rateLimiter: { consume: () => Promise.reject(new Error('connection refused')) },
  }
  const app = Fastify()
  app.get('/', async (request, reply) => {
    await enforceLimit(broken, { request, reply }, {}, ['public'])
    return { ok: true }
  })
  expect((await app.inject({ url: '/' })).statusCode).toBe(200)
})

test('health is never limited', async () => {
  expect((await ask(house.app, { url: '/healthz', remoteAddress: '203.0.113.9' }, 400)).passed).toBe(400)
})
