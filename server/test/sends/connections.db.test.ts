import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantEntitlement } from '../../src/core/billing/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { openAccess } from '../../src/zap/connections/cloud-access.ts'
import { findConnection, storeAccess } from '../../src/zap/connections/index.ts'
import { buildSubscriber } from '../billing/build-subscriber.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock(new Date())
let house: TestHouse
let tenant: Tenant
let owner: SignedIn
let agent: SignedIn
beforeAll(async () => {
  house = await openTestHouse({ clock })
  const subscriber = await buildSubscriber(house, ['zap'])
  const { control, plans } = house.services
  await control.acrossTenants((scope) =>
    grantEntitlement(scope, plans, subscriber.source, {
      ...{ tenant_id: subscriber.tenant.id, entitlement: 'connections_max', value: 1, reason: 'mais um número' },
      ...{ granted_by: 'test', expires_at: null },
    }),
  )
  tenant = await subscriber.reload()
  owner = await buildMember(house, tenant)
  agent = await buildMember(house, tenant, 'agent')
})
afterAll(() => house.close())

const PATH = '/api/v1/whatsapp/connections'
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

async function call(method: Method, url: string, payload?: object, who: SignedIn = owner) {
  const answer = await house.app.inject({ method, url, headers: who.headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json(), text: answer.body }
}

async function run<Result>(work: Parameters<typeof house.services.withTenant<Result>>[1]): Promise<Result> {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, work)
}

const cloud = {
  ...{ phone_number_id: '1234567890', waba_id: '9876543210', access_token: 'EAA-segredo-bem-comprido' },
  ...{ app_secret: 'segredo-do-app', verify_token: 'palavra-combinada' },
}

test('a number comes with an inbox and the order for its bot; at the limit of the plan the answer is 402', async () => {
  const first = await call('POST', PATH, { name: 'Vendas', driver: 'simulator' })
  expect(first).toMatchObject({
    status: 201,
    body: { name: 'Vendas', state: 'starting', code: null, groups: 'ignore' },
  })
  // The official route counts too, and nothing of its secrets is ever answered.
  const second = await call('POST', PATH, { name: 'Oficial', driver: 'cloud', cloud })
  expect(second.status).toBe(201)
  for (const secret of ['EAA-segredo', 'segredo-do-app', 'palavra-combinada']) expect(second.text).not.toContain(secret)
  const third = await call('POST', PATH, { name: 'Demais' })
  expect(third).toMatchObject({
    status: 402,
    body: { code: 'quota_exceeded', metric: 'connections', limit: 2, used: 2 },
  })
  const inboxes = await call('GET', '/api/v1/inboxes')
  expect(inboxes.body.items.map(({ name, channel }: Record<string, string>) => [name, channel])).toEqual([
    ['Vendas', 'whatsapp'],
    ['Oficial', 'whatsapp'],
  ])
  const { rows } = await (await house.admin('shared')).query(
    `SELECT count(*)::int AS orders FROM recado.outbox WHERE name = 'bots.reconcile' AND tenant_id = $1`,
    [tenant.id],
  )
  expect(rows).toEqual([{ orders: 2 }])
})

test('what the official route needs is asked for, and what it alone uses is refused elsewhere', async () => {
  expect((await call('POST', PATH, { name: 'Oficial', driver: 'simulator', cloud })).body.code).toBe('quota_exceeded')
  const { items } = (await call('GET', PATH)).body
  const [{ id }] = items
  expect(await call('PATCH', `${PATH}/${id}`, { cloud })).toMatchObject({
    ...{ status: 422, body: { code: 'cloud_access_unused' } },
  })
  const stored = storeAccess(house.services.keyring, tenant.id, 'cloud', cloud)
  expect(stored.sealed_cloud_secrets).not.toContain('segredo')
  const { phone_number_id: _, waba_id: __, ...secrets } = cloud
  expect(openAccess(house.services.keyring, tenant.id, stored)).toEqual(secrets)
  expect(() => openAccess(house.services.keyring, owner.memberId, stored)).toThrow()
})

test('whoever answers sees how a number is, and not what lets a phone in', async () => {
  const [{ id }] = (await call('GET', PATH)).body.items
  await showCode('qr_ready')
  const mine = await call('GET', `${PATH}/${id}`)
  expect(mine.body.code).toMatchObject({ qr_code: '2@abc', pairing_code: null })
  const theirs = await call('GET', `${PATH}/${id}`, undefined, agent)
  expect(theirs).toMatchObject({ status: 200, body: { state: 'qr_ready', code: null, link_expires_at: null } })
  expect((await call('POST', `${PATH}/${id}/share`, {}, agent)).status).toBe(403)
  // The server refused it: the state is another, and nothing is shown, whatever is stored.
  await showCode('disconnected')
  expect((await call('GET', `${PATH}/${id}`)).body.code).toBeNull()
  await showCode('qr_ready')
  clock.advance(61_000)
  expect((await call('GET', `${PATH}/${id}`)).body.code).toBeNull()
})

test('a link shows the code to whoever has it, and the one before it ends', async () => {
  const [{ id }] = (await call('GET', PATH)).body.items
  await showCode('qr_ready')
  const first = await call('POST', `${PATH}/${id}/share`)
  const second = await call('POST', `${PATH}/${id}/share`)
  expect((await open(tokenOf(first.body.url))).status).toBe(404)
  const shown = await open(tokenOf(second.body.url))
  expect(shown.status).toBe(200)
  expect(Object.keys(shown.body).sort()).toEqual(Object.keys(whatsappEndpoints.getShared.response?.shape ?? {}).sort())
  expect(shown.body).toMatchObject({ company: tenant.name, name: 'Vendas', code: { qr_code: '2@abc' } })
  const guessed = tokenOf(second.body.url).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
  expect((await open(guessed)).status).toBe(404)
  const third = await call('POST', `${PATH}/${id}/share`)
  expect((await call('DELETE', `${PATH}/${id}/share`)).status).toBe(204)
  expect((await open(tokenOf(third.body.url))).status).toBe(404)
})

test('a bot that is not there is said to be so; the official route has none', async () => {
  const [{ id }, official] = (await call('GET', PATH)).body.items
  expect(await call('POST', `${PATH}/${id}/pair`, {})).toMatchObject({ status: 503, body: { code: 'bot_not_reached' } })
  expect(await call('POST', `${PATH}/${id}/log-out`)).toMatchObject({ status: 503 })
  expect(await call('GET', `${PATH}/${official.id}/log`)).toMatchObject({
    status: 409,
    body: { code: 'connection_is_cloud' },
  })
  expect((await call('GET', `${PATH}/${id}/log`)).body).toEqual({ lines: [] })
})

test('an inbox ends with its number, which frees its place in the plan; what was said stays', async () => {
  const [{ id, inbox_id }] = (await call('GET', PATH)).body.items
  expect(await call('DELETE', `/api/v1/inboxes/${inbox_id}`)).toMatchObject({
    ...{ status: 409, body: { code: 'inbox_connected' } },
  })
  expect((await call('DELETE', `${PATH}/${id}`)).status).toBe(204)
  expect((await call('GET', `${PATH}/${id}`)).status).toBe(404)
  expect((await call('DELETE', `${PATH}/${id}`)).status).toBe(404)
  const inbox = (await call('GET', `/api/v1/inboxes/${inbox_id}`)).body
  expect(inbox.retired_at).not.toBeNull()
  expect((await call('POST', PATH, { name: 'Vendas de novo', driver: 'simulator' })).status).toBe(201)
})

// Last: who signed in before is out an hour later.
test('a link ends after an hour', async () => {
  const { items } = (await call('GET', PATH)).body
  const { body } = await call('POST', `${PATH}/${items[0].id}/share`)
  clock.advance(3_599_000)
  expect((await open(tokenOf(body.url))).status).toBe(200)
  clock.advance(1_000)
  expect((await open(tokenOf(body.url))).status).toBe(404)
})

function tokenOf(url: string): string {
  return new URL(url).pathname.replace('/whatsapp/', '')
}

async function open(token: string) {
  const answer = await house.app.inject({ url: `/api/v1/whatsapp/shared/${token}` })
  return { status: answer.statusCode, body: answer.json() }
}

async function showCode(state: 'qr_ready' | 'disconnected'): Promise<void> {
  const expires = new Date(clock.now().getTime() + 60_000)
  await run(async (scope) => {
    const [row] = await scope.db.selectFrom('whatsapp_connections').select('id').orderBy('id').limit(1).execute()
    await scope.db
      .updateTable('whatsapp_connections')
      .set({ state, qr_code: '2@abc', code_expires_at: expires })
      .where('id', '=', row!.id)
      .execute()
    return findConnection(scope, row!.id)
  })
}
