import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { openFlowSecrets } from '../../src/zap/calls/index.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let source: ScopeSource
let owner: SignedIn
let viewer: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  const tenant = await buildTenant(house, { placement: 'shared' })
  source = { tenant, actor: { kind: 'system', name: 'test' } }
  owner = await buildMember(house, tenant, 'owner')
  viewer = await buildMember(house, tenant, 'viewer')
})
afterAll(() => house.close())

const VALUE = 'Bearer ab12-muito-secreto'
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, person = owner) => {
  const answer = await house.app.inject({
    ...{ method, url: `/api/v1/flow-secrets${url}`, headers: person.headers },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json(), text: answer.body }
}
const opened = async (name: string) =>
  (await house.services.withTenant(source, (scope) => openFlowSecrets(scope, house.services.keyring, [name]))).get(name)

test('a secret is kept sealed, shown to nobody again, used under its name, replaced and forgotten', async () => {
  const hosts = ['api.exemplo.com.br']
  const made = await ask('POST', '', { name: 'crm', value: VALUE, hosts: ['API.exemplo.com.br'] })
  expect(made.status, made.text).toBe(201)
  expect(made.body).toMatchObject({ name: 'crm', hosts, last_used_at: null, created_by: expect.stringMatching(/\S/) })
  expect(await opened('crm')).toEqual({ value: VALUE, hosts })
  const list = await ask('GET', '', undefined, viewer)
  expect(list.body.items).toMatchObject([{ id: made.body.id, last_used_at: expect.stringMatching(/Z$/) }])

  expect((await ask('POST', '', { name: 'CRM', value: 'x', hosts })).body.code).toBe('flow_secret_taken')
  expect((await ask('PUT', `/${made.body.id}`, { value: 'outro', hosts: ['b.exemplo.com.br'] })).status).toBe(200)
  expect(await opened('crm')).toEqual({ value: 'outro', hosts: ['b.exemplo.com.br'] })
  // Who gives it another host gives it another value: the old one is not for there.
  expect((await ask('PUT', `/${made.body.id}`, { hosts })).status).toBe(400)
  expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(204)
  expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(404)
  expect(await opened('crm')).toBeUndefined()

  const told = [made.text, list.text, JSON.stringify(await everythingWritten())].join()
  for (const secret of [VALUE, 'muito-secreto', 'outro']) expect(told).not.toContain(secret)
})

test('only who may publish keeps one, and only for named hosts', async () => {
  const whole = { name: 'a', value: 'x', hosts: ['exemplo.com.br'] }
  expect((await ask('POST', '', whole, viewer)).status).toBe(403)
  for (const wrong of [
    { ...whole, hosts: [] },
    { ...whole, hosts: ['https://exemplo.com.br/'] },
    { ...whole, hosts: ['*'] },
    { ...whole, value: 'a\r\nX-Outro: 1' },
    { ...whole, value: '' },
    { ...whole, name: 'com espaço' },
  ]) {
    expect((await ask('POST', '', wrong)).status, JSON.stringify(wrong)).toBe(400)
  }
})

/** The log of acts, and what the outbox and the stored answers hold. */
async function everythingWritten(): Promise<unknown[]> {
  const admin = await house.admin('shared')
  const tables = ['tenant.audit_entries', 'tenant.flow_secrets', 'recado.outbox', 'tenant.idempotency_keys']
  const rows: unknown[] = []
  for (const table of tables) rows.push(...(await admin.query(`SELECT * FROM ${table}`)).rows)
  expect(rows.length).toBeGreaterThan(2)
  return rows
}
