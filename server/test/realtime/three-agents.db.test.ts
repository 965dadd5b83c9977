import { encodeId } from '@recado/contracts/ids'
import { propertyRuns } from '@recado/testing/property-runs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConversation } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildSubscriber } from '../billing/build-subscriber.ts'
import { buildContact, buildInbox } from '../conversations/scene.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
const MINUTES = 15
/** The first minutes show whether the quarter of an hour will do: what is left of the limit falls evenly. */
const WORKED = propertyRuns(MINUTES, 3)
let house: TestHouse
beforeAll(async () => {
  // The program's own limits: other tests are not slowed by them.
  house = await openTestHouse({ clock, rateLimits: 'program' })
})
afterAll(() => house.close())

test('three agents at work for a quarter of an hour on the smallest plan are never told to wait', async () => {
  const { tenant } = await buildSubscriber(house, ['chat_starter'])
  const agents = [await buildMember(house, tenant, 'owner')]
  for (let n = 0; n < 2; n++) agents.push(await buildMember(house, tenant, 'admin'))
  const ids = await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const inboxId = await buildInbox(scope)
    const made: string[] = []
    for (let n = 0; n < 9; n++) {
      const contactId = await buildContact(scope, `Cliente ${n}`)
      made.push(encodeId('cnv', (await startConversation(scope, { inboxId, contactId })).id))
    }
    return made
  })
  const statuses = new Map<number, number>()
  let least = 1
  const ask = async (
    headers: Record<string, string>,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
  ) => {
    const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    expect(answer.statusCode, answer.body).toBeLessThan(400)
    const [limit, left] = ['ratelimit-limit', 'ratelimit-remaining'].map((name) => Number(answer.headers[name]))
    least = Math.min(least, (left ?? 0) / (limit ?? 1))
  }
  // A busy minute: every ten seconds a look at the lists, another conversation opened, read, drafted in and answered.
  for (let turn = 0; turn < WORKED * 6; turn++) {
    for (const [n, { headers }] of agents.entries()) {
      const id = ids[(turn + n * 3) % ids.length]
      await ask(headers, 'GET', '/api/v1/conversations')
      await ask(headers, 'GET', '/api/v1/conversations/counters')
      await ask(headers, 'GET', `/api/v1/conversations/${id}`)
      await ask(headers, 'GET', `/api/v1/conversations/${id}/messages`)
      await ask(headers, 'PUT', `/api/v1/conversations/${id}/draft`, { body: 'Um instante' })
      const message = { client_id: newId<string>(), body: 'Um instante, por favor.' }
      await ask(headers, 'POST', `/api/v1/conversations/${id}/messages`, message)
      await ask(headers, 'POST', `/api/v1/conversations/${id}/seen`, { seq: 1 })
    }
    clock.advance(10_000)
    // The session's token is of 15 minutes; the clients of real agents refresh it before.
    if (turn === Math.floor(WORKED * 3)) for (const agent of agents) await refresh(agent)
  }
  expect(statuses.get(429)).toBeUndefined()
  // Of what they may ask in the quarter of an hour no more is used than the part of it that has passed.
  expect(least).toBeGreaterThanOrEqual(1 - WORKED / MINUTES)
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(WORKED * 6 * 3 * 7)

  async function refresh(agent: (typeof agents)[number]): Promise<void> {
    const { identityId, sessionId, email } = agent
    const token = await house.services.tokens.issue({ identityId, sessionId, tenantId: tenant.id, email })
    agent.headers.authorization = `Bearer ${token}`
  }
})
