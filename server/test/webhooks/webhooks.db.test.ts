import { decodeId, WebhookDeliveryId } from '@recado/contracts/ids'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverWebhook } from '../../src/core/integrations/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { isSignedBy, type Receiver, startReceiver } from './receiver.ts'

const HOUR = 3_600_000
const clock = advancingClock(systemClock.now())
let house: TestHouse
let receiver: Receiver
let tenant: Tenant
let owner: SignedIn
beforeAll(async () => {
  receiver = await startReceiver()
  house = await openTestHouse({ clock })
  tenant = await buildTenant(house)
  owner = await buildMember(house, tenant, 'owner')
})
afterAll(async () => {
  await house.close()
  await receiver.close()
})

type Json = Record<string, unknown>

/** The clock runs ahead by weeks here: tokens and sessions must not end with it. */
async function freshHeaders(by: SignedIn): Promise<SignedIn['headers']> {
  const { control, tokens } = house.services
  const expires_at = new Date(clock.now().getTime() + 24 * HOUR)
  await control.acrossTenants((scope) =>
    scope.control.updateTable('sessions').set({ expires_at }).where('id', '=', by.sessionId).execute(),
  )
  const tenantId = decodeId('ten', by.headers['x-tenant']) as Tenant['id']
  const token = await tokens.issue({ identityId: by.identityId, sessionId: by.sessionId, tenantId, email: by.email })
  return { ...by.headers, authorization: `Bearer ${token}` }
}

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: Json,
  options: { by?: SignedIn; headers?: Record<string, string> } = {},
) {
  const answer = await house.app.inject({
    method,
    url,
    headers: { ...(await freshHeaders(options.by ?? owner)), ...options.headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Json, text: answer.body }
}

async function createWebhook(
  path: string,
  events: string[] = ['*'],
  by = owner,
): Promise<{ id: string; secret: string }> {
  const answer = await ask('POST', '/api/v1/webhooks', { url: receiver.url(path), events }, { by })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string; secret: string }
}

function emit(name: string, data: Json, of = tenant): Promise<string> {
  return house.services.withTenant({ tenant: of, actor: { kind: 'system', name: 'test' } }, (scope) =>
    scope.events.emit(name, data),
  )
}

async function deliveries(id: string, query = ''): Promise<Json[]> {
  const answer = await ask('GET', `/api/v1/webhooks/${id}/deliveries${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.items as Json[]
}

async function auditOf(action: string): Promise<Json[]> {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
    scope.db
      .selectFrom('audit_entries')
      .select(['target_id', 'before', 'after'])
      .where('tenant_id', '=', tenant.id)
      .where('action', '=', action)
      .execute(),
  )
}

test.each(['shared', 'schema', 'database'] as const)(
  'an event of a %s tenant arrives signed, once',
  async (placement) => {
    const own = await buildTenant(house, { placement })
    const by = await buildMember(house, own, 'owner')
    const { id, secret } = await createWebhook(`from-${placement}`, ['contact.created'], by)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    await emit('contact.created', { name: 'Ana' }, own)
    await emit('contact.deleted', { name: 'Bia' }, own)
    await house.drain()

    const [request, ...more] = receiver.at(`from-${placement}`)
    expect(more).toEqual([])
    if (request === undefined) throw new Error('nothing arrived')
    // The field's own library, with its own clock.
    const message = new Webhook(secret).verify(request.body, request.headers as Record<string, string>)
    expect(message).toMatchObject({ type: 'contact.created', data: { name: 'Ana' }, tenant_id: by.headers['x-tenant'] })
    const log = await ask('GET', `/api/v1/webhooks/${id}/deliveries`, undefined, { by })
    expect(log.body.items).toMatchObject([
      { status: 'delivered', attempts: 1, last_status: 204, event: 'contact.created' },
    ])
  },
)

test('what happened before an endpoint was made, or while it is paused, is not told', async () => {
  await emit('order.placed', { n: 1 })
  clock.advance(10)
  const { id } = await createWebhook('later')
  clock.advance(10)
  await house.drain()
  await ask('PATCH', `/api/v1/webhooks/${id}`, { status: 'paused' })
  await emit('order.placed', { n: 2 })
  await house.drain()
  await ask('PATCH', `/api/v1/webhooks/${id}`, { status: 'active' })
  await emit('order.placed', { n: 3 })
  await house.drain()
  expect(receiver.at('later').map((request) => JSON.parse(request.body).data)).toEqual([{ n: 3 }])
})

test('ten attempts over three days, then dead; a replay sends the same id and body again', async () => {
  receiver.answer('down', 500, `oops\0${'x'.repeat(3_000)}`)
  const { id } = await createWebhook('down', ['order.paid'])
  await emit('order.paid', { total: 1 })
  await house.drain()
  const schedule = [5_000, 300_000, 1_800_000, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
  for (const [index, delay] of schedule.entries()) {
    clock.advance(delay - 1)
    await house.drain()
    expect(receiver.at('down'), `before attempt ${index + 2}`).toHaveLength(index + 1)
    clock.advance(1)
    await house.drain()
    expect(receiver.at('down'), `attempt ${index + 2}`).toHaveLength(index + 2)
  }
  clock.advance(48 * HOUR)
  await house.drain()
  expect(receiver.at('down')).toHaveLength(10)
  const [dead] = await deliveries(id, '?status=dead')
  expect(dead).toMatchObject({ attempts: 10, last_status: 500, last_error: 'http_status', next_attempt_at: null })
  const detail = (await ask('GET', `/api/v1/webhooks/${id}/deliveries/${dead?.id}`)).body
  expect(detail.log).toHaveLength(10)
  const excerpt = (detail.log as { response_excerpt: string }[])[0]?.response_excerpt ?? ''
  expect(excerpt).toHaveLength(1_024)
  expect(excerpt).toMatch(/^oops\uFFFDx/)

  receiver.answer('down', 200)
  const replayed = await ask('POST', `/api/v1/webhooks/${id}/deliveries/${dead?.id}/replay`)
  expect(replayed).toMatchObject({ status: 202, body: { status: 'pending', attempts: 10 } })
  const twice = await ask('POST', `/api/v1/webhooks/${id}/deliveries/${dead?.id}/replay`)
  expect(twice).toMatchObject({ status: 409, body: { code: 'webhook_delivery_pending' } })
  await house.drain()
  const [first, last] = [receiver.at('down')[0], receiver.at('down').at(-1)]
  expect(last?.body).toBe(first?.body)
  expect(last?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(await deliveries(id)).toMatchObject([{ status: 'delivered', attempts: 11 }])
})

test('every dead delivery since a time is sent again, and none from before', async () => {
  const { id } = await createWebhook('gone-for-a-while', ['order.sent'])
  receiver.answer('gone-for-a-while', 410)
  await emit('order.sent', { n: 1 })
  await house.drain()
  expect((await ask('GET', `/api/v1/webhooks/${id}`)).body).toMatchObject({ status: 'paused' })
  expect(await auditOf('webhook.paused_by_receiver')).toMatchObject([{ after: { status: 'paused' } }])

  clock.advance(HOUR)
  const since = clock.now().toISOString()
  await ask('PATCH', `/api/v1/webhooks/${id}`, { status: 'active' })
  for (const n of [2, 3]) {
    await emit('order.sent', { n })
    await house.drain()
    await ask('PATCH', `/api/v1/webhooks/${id}`, { status: 'active' })
  }
  receiver.answer('gone-for-a-while', 200)
  const answer = await ask('POST', `/api/v1/webhooks/${id}/replay`, { since })
  expect(answer).toMatchObject({ status: 202, body: { deliveries: 2 } })
  await house.drain()
  const sent = receiver.at('gone-for-a-while').map((request) => JSON.parse(request.body).data.n)
  expect(sent.slice(3).sort()).toEqual([2, 3])
  expect((await deliveries(id)).map((delivery) => delivery.status)).toEqual(['delivered', 'delivered', 'dead'])
})

test('what was on its way when its endpoint was paused is dead, and can be replayed', async () => {
  const { id } = await createWebhook('pausing', ['order.kept'])
  await emit('order.kept', {})
  await house.services.relay.drainAll()
  receiver.answer('pausing', 503)
  await house.drain()
  await ask('PATCH', `/api/v1/webhooks/${id}`, { status: 'paused' })
  clock.advance(5_000)
  await house.drain()
  expect(receiver.at('pausing')).toHaveLength(1)
  expect(await deliveries(id)).toMatchObject([{ status: 'dead', last_error: 'endpoint_paused' }])
})

test('for 24 hours after a rotation both secrets sign, then the new one alone', async () => {
  const { id, secret: old } = await createWebhook('rotating', ['secret.checked'])
  const rotated = await ask('POST', `/api/v1/webhooks/${id}/rotate-secret`)
  const { secret } = rotated.body as { secret: string }
  expect(secret).not.toBe(old)
  clock.advance(24 * HOUR - 1_000)
  await emit('secret.checked', {})
  await house.drain()
  clock.advance(1_000)
  await emit('secret.checked', {})
  await house.drain()
  const [during, after] = receiver.at('rotating')
  if (during === undefined || after === undefined) throw new Error('two should have arrived')
  expect([isSignedBy(old, during), isSignedBy(secret, during)]).toEqual([true, true])
  expect([isSignedBy(old, after), isSignedBy(secret, after)]).toEqual([false, true])
})

test('five days without a success make an endpoint failing and its owners are written to; a success heals it', async () => {
  const other = await buildMember(house, tenant, 'owner')
  await buildMember(house, tenant, 'agent')
  receiver.answer('broken', 502)
  const { id } = await createWebhook('broken', ['day.passed'])
  for (let day = 0; day <= 5; day++) {
    await emit('day.passed', { day })
    await house.drain()
    const expected = day < 5 ? 'active' : 'failing'
    expect((await ask('GET', `/api/v1/webhooks/${id}`)).body.status, `day ${day}`).toBe(expected)
    if (day < 5) clock.advance(24 * HOUR)
  }
  expect(await auditOf('webhook.marked_failing')).toMatchObject([
    { target_id: decodeId('whe', id), before: { status: 'active' }, after: { status: 'failing' } },
  ])
  const { items } = await house.services.mailbox.list()
  const mails = items.filter((mail) => mail.kind === 'webhook_failing')
  expect(mails.map((mail) => mail.to).sort()).toEqual([owner.email, other.email].sort())
  expect(mails[0]?.text).toContain(receiver.url('broken'))
  expect(mails[0]?.from).toContain(tenant.name)

  receiver.answer('broken', 200)
  await emit('day.passed', { day: 6 })
  await house.drain()
  expect((await ask('GET', `/api/v1/webhooks/${id}`)).body).toMatchObject({ status: 'active', failing_since: null })
})

test('events dispatched twice and an attempt made twice count once', async () => {
  const { id } = await createWebhook('twice', ['thing.done'])
  await emit('thing.done', {})
  await house.drain()
  const [delivery] = await deliveries(id)
  const log = await ask('GET', '/api/v1/events?limit=100')
  await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    await scope.jobs.enqueue('webhooks.dispatch', { from: 1, to: (log.body.items as Json[]).length })
    await scope.jobs.enqueue('webhooks.deliver', { delivery_id: decodeId('whd', String(delivery?.id)), attempt: 0 })
  })
  await house.drain()
  expect(receiver.at('twice')).toHaveLength(1)
  expect(await deliveries(id)).toHaveLength(1)
})

test('two workers that make the same attempt at once record one', async () => {
  const { id } = await createWebhook('raced', ['race.run'])
  await emit('race.run', {})
  receiver.answer('raced', 500)
  await house.drain()
  const [delivery] = await deliveries(id)
  const { withTenant, http, keyring } = house.services
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  const payload = { delivery_id: WebhookDeliveryId.parse(delivery?.id), attempt: 1 }
  const parts = { withTenant, http, keyring, clock, consoleUrl: 'https://exemplo.com.br' }
  // Each as its own job, so that nothing but the delivery itself tells them apart.
  let arrived = 0
  const both = Promise.withResolvers<void>()
  const attempt = () =>
    deliverWebhook(
      parts,
      source,
      payload,
      async (effect) => {
        arrived += 1
        if (arrived === 2) both.resolve()
        await both.promise
        return withTenant(source, effect)
      },
      new AbortController().signal,
    )
  await Promise.all([attempt(), attempt()])
  expect(receiver.at('raced')).toHaveLength(3)
  const detail = (await ask('GET', `/api/v1/webhooks/${id}/deliveries/${delivery?.id}`)).body
  expect(detail).toMatchObject({ attempts: 2, status: 'pending' })
  expect(detail.log).toHaveLength(2)
})

test('an answer to what was redacted while it was on its way is not kept', async () => {
  const { id } = await createWebhook('echo', ['echo.sent'])
  await emit('echo.sent', { name: 'Zulmira' })
  receiver.answer('echo', 500, 'Zulmira')
  await house.drain()
  const [delivery] = await deliveries(id)
  const { withTenant, http, keyring } = house.services
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  const uuid = WebhookDeliveryId.parse(delivery?.id)
  const slow: Parameters<typeof deliverWebhook>[0]['http'] = {
    request: async (order) => {
      const answer = await http.request(order)
      await withTenant(source, (scope) =>
        scope.db.updateTable('webhook_deliveries').set({ body: '{"data": {}}' }).where('id', '=', uuid).execute(),
      )
      return answer
    },
  }
  await deliverWebhook(
    { withTenant, http: slow, keyring, clock, consoleUrl: 'https://exemplo.com.br' },
    source,
    { delivery_id: uuid, attempt: 1 },
    (effect) => withTenant(source, effect),
    new AbortController().signal,
  )
  const { log } = (await ask('GET', `/api/v1/webhooks/${id}/deliveries/${delivery?.id}`)).body as { log: Json[] }
  expect(log.map(({ attempt, response_excerpt }) => [attempt, response_excerpt]).toSorted()).toEqual([
    [1, 'Zulmira'],
    [2, ''],
  ])
})

test('an address that leads to a metadata service is not called', async () => {
  const answer = await ask('POST', '/api/v1/webhooks', { url: 'http://169.254.169.254/latest', events: ['probe.sent'] })
  expect(answer.status, answer.text).toBe(201)
  await emit('probe.sent', {})
  await house.drain()
  expect(await deliveries(String(answer.body.id))).toMatchObject([
    { status: 'pending', attempts: 1, last_status: null, last_error: 'http_address_refused' },
  ])
})

test('a test event goes to its endpoint alone', async () => {
  const { id } = await createWebhook('tested', ['order.never'])
  const answer = await ask('POST', `/api/v1/webhooks/${id}/test`)
  expect(answer).toMatchObject({ status: 202, body: { event: 'webhook.tested', status: 'pending' } })
  await house.drain()
  expect(JSON.parse(receiver.at('tested')[0]?.body ?? '')).toMatchObject({
    type: 'webhook.tested',
    data: { webhook_id: id },
  })
  expect(receiver.at('later').filter((request) => request.body.includes('webhook.tested'))).toEqual([])
})

test('a repeated creation with the same key answers the same secret and keeps it sealed', async () => {
  const headers = { 'idempotency-key': 'create-once' }
  const body = { url: receiver.url('idempotent'), events: ['order.never'] }
  const first = await ask('POST', '/api/v1/webhooks', body, { headers })
  const second = await ask('POST', '/api/v1/webhooks', body, { headers })
  expect(second.body).toEqual(first.body)
  const admin = await house.admin('shared')
  const { rows } = await admin.query(`SELECT response::text FROM tenant.idempotency_keys WHERE key = 'create-once'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].response).not.toContain('whsec_')
  const stored = await admin.query('SELECT sealed_secret FROM tenant.webhook_endpoints')
  for (const row of stored.rows) expect(row.sealed_secret).toMatch(/^rs1\./)
})

test('deliveries are read in pages, newest first, each once', async () => {
  const { id } = await createWebhook('paged', ['page.turned'])
  for (let n = 0; n < 5; n++) await emit('page.turned', { n })
  await house.drain()
  const seen: unknown[] = []
  let cursor: unknown = ''
  for (let page = 0; page < 3; page++) {
    const query = cursor === '' ? '' : `&cursor=${cursor}`
    const { body } = await ask('GET', `/api/v1/webhooks/${id}/deliveries?limit=2${query}`)
    seen.push(...(body.items as Json[]).map((item) => item.id))
    cursor = body.next_cursor
  }
  expect(cursor).toBeNull()
  expect(new Set(seen).size).toBe(5)
  expect([...seen].sort().reverse()).toEqual(seen)
  const foreign = await ask('GET', `/api/v1/webhooks/${id}/deliveries?status=dead&cursor=${await firstCursor(id)}`)
  expect(foreign).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } })
})

async function firstCursor(id: string): Promise<string> {
  return String((await ask('GET', `/api/v1/webhooks/${id}/deliveries?limit=1`)).body.next_cursor)
}

test('a deleted endpoint is told nothing more', async () => {
  const { id } = await createWebhook('deleted', ['order.deleted'])
  await emit('order.deleted', {})
  expect((await ask('DELETE', `/api/v1/webhooks/${id}`)).status).toBe(204)
  await house.drain()
  expect(receiver.at('deleted')).toEqual([])
  expect((await ask('GET', `/api/v1/webhooks/${id}`)).status).toBe(404)
})

describe('who may', () => {
  test('an agent may neither read nor manage webhooks, nor read the log of events', async () => {
    const agent = await buildMember(house, tenant, 'agent')
    for (const [method, url] of [
      ['GET', '/api/v1/webhooks'],
      ['GET', '/api/v1/events'],
      ['POST', '/api/v1/webhooks'],
    ] as const) {
      const body = method === 'POST' ? { url: receiver.url('x'), events: ['*'] } : undefined
      expect((await ask(method, url, body, { by: agent })).status, `${method} ${url}`).toBe(403)
    }
  })

  test("another tenant's endpoint does not exist", async () => {
    const { id } = await createWebhook('mine', ['order.never'])
    const stranger = await buildMember(house, await buildTenant(house), 'owner')
    for (const [method, url, body] of [
      ['GET', `/api/v1/webhooks/${id}`],
      ['PATCH', `/api/v1/webhooks/${id}`, { status: 'paused' }],
      ['DELETE', `/api/v1/webhooks/${id}`],
      ['POST', `/api/v1/webhooks/${id}/test`],
      ['POST', `/api/v1/webhooks/${id}/rotate-secret`],
      ['GET', `/api/v1/webhooks/${id}/deliveries`],
      ['POST', `/api/v1/webhooks/${id}/replay`, { since: clock.now().toISOString() }],
    ] as const) {
      expect((await ask(method, url, body, { by: stranger })).status, `${method} ${url}`).toBe(404)
    }
  })
})

test.each([
  [{ url: 'ftp://exemplo.com.br', events: ['*'] }, 'url', 'url_malformed'],
  [{ url: 'https://ana:senha@exemplo.com.br', events: ['*'] }, 'url', 'url_malformed'],
  [{ url: 'https://exemplo.com.br', events: ['Order Placed'] }, 'events.0', 'event_name_malformed'],
  [{ url: 'https://exemplo.com.br', events: [] }, 'events', 'too_small'],
  [{ url: 'https://exemplo.com.br', events: ['*'], secret: 'mine' }, 'secret', 'unrecognized_keys'],
])('%j is refused, and the answer says where', async (body, path, code) => {
  const answer = await ask('POST', '/api/v1/webhooks', body)
  expect(answer.status).toBe(400)
  expect(answer.body.errors).toMatchObject([{ path, code }])
})
