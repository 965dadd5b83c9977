import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConversationId, FlowSecretId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getConversation } from '../../src/chat/conversations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { seal } from '../../src/platform/secrets/index.ts'
import { secretPurpose } from '../../src/zap/calls/index.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, liveSession, publishForAnyMessage, readAll } from './flow-scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
const DAY = 86_400_000
let house: TestHouse
let service: Server
let base = ''
/** What the service was asked, and what it says next. */
const asked: { url: string; headers: Record<string, unknown>; body: string }[] = []
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '{}' }

beforeAll(async () => {
  house = await openTestHouse({ clock, env: { ALLOW_PRIVATE_WEBHOOKS: 'true' } })
  service = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked.push({ url: request.url ?? '', headers: request.headers, body })
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(answer.body)
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
afterAll(async () => {
  await house.close()
  service.close()
})

let scene: Scene
let id: ConversationId
let visitor: ReturnType<typeof createVisitor>
beforeEach(async () => {
  asked.length = 0
  answer = { status: 200, body: '{}' }
  scene = await buildScene(house)
  id = (await scene.start()).id
  visitor = createVisitor(house, scene, clock, id)
})
const card = async () => (await readAll(scene, id)).find(({ data }) => data.event === 'bot_handed_over')?.data

describe('waiting', () => {
  test('a wait of 365 days goes on to the day, and one that is cancelled never does', async () => {
    const wait = { id: 'w', type: 'wait' as const, until: { kind: 'delay' as const, seconds: 365 * 86_400 } }
    await publishForAnyMessage(
      scene,
      buildDocument([wait, { id: 'again', type: 'send', content: { kind: 'text', text: 'Faz um ano!' } }]),
    )
    expect(await visitor.say('oi')).toEqual([])
    clock.advance(364 * DAY)
    await house.drain()
    expect(await botTexts(scene, id)).toEqual([])
    clock.advance(DAY)
    await house.drain()
    expect(await botTexts(scene, id)).toEqual(['Faz um ano!'])
    clock.advance(400 * DAY)
    await house.drain()
    expect(await botTexts(scene, id)).toHaveLength(1)
  })

  test('a wait whose job is lost is found again by night', async () => {
    const wait = { id: 'w', type: 'wait' as const, until: { kind: 'delay' as const, seconds: 60 } }
    await publishForAnyMessage(
      scene,
      buildDocument([wait, { id: 'again', type: 'send', content: { kind: 'text', text: 'Voltei.' } }]),
    )
    await visitor.say('oi')
    const control = await house.admin('control')
    await control.query(`DELETE FROM pgboss.job WHERE name = 'flows.fire_timer'`)
    clock.advance(DAY)
    await house.drain()
    expect(await botTexts(scene, id)).toEqual([])
    const job = {
      id: newId<string>(),
      name: 'flows.find_lost_timers',
      tenantId: null,
      payload: {},
      createdAt: clock.now(),
    }
    await house.services.queue.insert([job])
    await house.drain()
    expect(await botTexts(scene, id)).toEqual(['Voltei.'])
  })

  test('who does not answer is asked by another way, and who answers in time is not', async () => {
    const ask = {
      id: 'q',
      type: 'ask' as const,
      text: 'Ainda aí?',
      answer: { kind: 'text' as const },
      timeout_minutes: 10,
    }
    const flow = buildDocument(
      [
        ask,
        { id: 'late', type: 'send', content: { kind: 'text', text: 'Fico por aqui.' } },
        { id: 'good', type: 'send', content: { kind: 'text', text: 'Que bom.' } },
      ],
      ['q timeout -> late', 'q next -> good'],
    )
    await publishForAnyMessage(scene, flow)
    await visitor.say('oi')
    clock.advance(11 * 60_000)
    await house.drain()
    expect(await botTexts(scene, id)).toEqual(['Ainda aí?', 'Fico por aqui.'])
    await visitor.say('oi')
    // Written a moment before the timer, and not yet heard: it is an answer.
    clock.advance(10 * 60_000 - 4_000)
    await scene.post(id, { body: 'estou', createdAt: clock.now() })
    clock.advance(5_000)
    await house.drain()
    expect((await botTexts(scene, id)).slice(2)).toEqual(['Ainda aí?', 'Que bom.'])
  })
})

describe('a service', () => {
  const call = (more: object = {}) => ({
    ...{ id: 'call', type: 'http_request' as const, method: 'POST' as const, url: `${base}/orders/{{number}}` },
    body: { number: '{{number}}' },
    save: [{ path: 'order.status', variable: 'status' }],
    ...more,
  })
  const flow = (more: object = {}, edges?: string[]) =>
    buildDocument(
      [
        { id: 'q', type: 'ask', text: 'Número?', answer: { kind: 'text' }, save_to: 'number' },
        call(more),
        { id: 'said', type: 'send', content: { kind: 'text', text: 'Situação: {{status}}' } },
      ],
      edges ?? ['q call', 'call ok -> said'],
      {
        variables: [
          { name: 'number', type: 'text' },
          { name: 'status', type: 'text' },
        ],
      },
    )

  test('is asked with what was answered, and its answer goes on', async () => {
    await publishForAnyMessage(scene, flow())
    answer = { status: 200, body: JSON.stringify({ order: { status: 'saiu\u0000 para entrega' } }) }
    await visitor.say('oi')
    expect(await visitor.say('12/34')).toEqual(['Situação: saiu para entrega'])
    expect(asked).toMatchObject([{ url: '/orders/12%2F34', body: '{"number":"12/34"}' }])
    expect(asked[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}-e\d+$/)
  })

  test('that is busy is asked once more, and then a person takes over and reads why', async () => {
    await publishForAnyMessage(scene, flow())
    answer = { status: 503, body: 'later' }
    await visitor.say('oi')
    await visitor.say('12')
    expect(asked).toHaveLength(2)
    expect(asked[0]?.headers['idempotency-key']).toBe(asked[1]?.headers['idempotency-key'])
    expect(await card()).toMatchObject({
      reason: 'trouble',
      error: 'http_status 503',
      answers: [{ question: 'Número?', value: '12' }],
    })
    expect(await scene.run((scope) => getConversation(scope, id))).toMatchObject({ status: 'open' })
  })

  test.each([
    ['is no JSON', { status: 200, body: '<html>' }],
    ['is deeper than is read', { status: 200, body: `${'['.repeat(20_000)}1${']'.repeat(20_000)}` }],
    ['is larger than is read', { status: 200, body: `"${'x'.repeat(300_000)}"` }],
  ])('whose answer %s does no harm', async (_case, given) => {
    await publishForAnyMessage(scene, flow())
    answer = given
    await visitor.say('oi')
    await visitor.say('12')
    const session = await liveSession(scene, id)
    expect([undefined, 'handed_over']).toContain(session?.status)
    expect((await botTexts(scene, id)).length).toBeGreaterThan(1)
  })

  test('gets a secret in a header at the last moment, and nowhere else is it written', async () => {
    const secretId = newId<FlowSecretId>()
    const value = 'tok_quite_secret_4711'
    await scene.run((scope) =>
      scope.db
        .insertInto('flow_secrets')
        .values({
          ...{ tenant_id: scope.tenant.id, id: secretId, name: 'crm', created_by_name: 'Ana', hosts: ['127.0.0.1'] },
          sealed_value: seal(house.services.keyring, value, {
            tenant: scope.tenant.id,
            purpose: secretPurpose(secretId),
          }),
          ...{ created_at: clock.now(), updated_at: clock.now() },
        })
        .execute(),
    )
    await publishForAnyMessage(
      scene,
      flow({ headers: { authorization: 'Bearer {{secret.crm}}', 'x-said': '{{number}}' } }),
    )
    answer = { status: 200, body: '{"order":{"status":"ok"}}' }
    await visitor.say('oi')
    // What a customer types is never taken for a place of a secret.
    await visitor.say('{{secret.crm}}')
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${value}`)
    expect(JSON.stringify(asked[0]?.headers['x-said'])).not.toContain(value)
    const admin = await house.admin('shared')
    for (const table of ['flow_sessions', 'flow_steps', 'flow_effects']) {
      const { rows } = await admin.query(
        `SELECT count(*)::int AS n FROM tenant.${table} t WHERE t::text LIKE '%quite_secret%'`,
      )
      expect(rows).toEqual([{ n: 0 }])
    }
  })

  test('in a private network is not reached', async () => {
    const strict = await openTestHouse({ clock, env: { ALLOW_PRIVATE_WEBHOOKS: 'false' } })
    try {
      const other = await buildScene(strict)
      await publishForAnyMessage(other, flow())
      const conversation = (await other.start()).id
      const somebody = createVisitor(strict, other, clock, conversation)
      await somebody.say('oi')
      await somebody.say('12')
      expect(asked).toEqual([])
      const thread = await readAll(other, conversation)
      expect(thread.find(({ data }) => data.event === 'bot_handed_over')?.data).toMatchObject({
        reason: 'trouble',
        error: 'http_address_refused',
      })
    } finally {
      await strict.close()
    }
  })
})

test('a flow that cannot go on is tried once more, then a person takes over and reads why', async () => {
  const { versionId } = await publishForAnyMessage(
    scene,
    buildDocument([{ id: 'q', type: 'ask', text: 'Nome?', answer: { kind: 'text' } }]),
  )
  await visitor.say('oi')
  const admin = await house.admin('shared')
  await admin.query(`UPDATE tenant.flow_sessions SET state = '{"schema_version": 99}' WHERE flow_version_id = $1`, [
    versionId,
  ])
  await scene.post(id, { body: 'Ana', createdAt: clock.now() })
  clock.advance(3_000)
  await house.drain({ retries: true })
  expect(await card()).toMatchObject({ reason: 'failed' })
  expect(await liveSession(scene, id)).toBeUndefined()
  expect(await scene.run((scope) => getConversation(scope, id))).toMatchObject({ status: 'open' })
})
