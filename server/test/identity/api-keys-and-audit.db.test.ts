import { createHash } from 'node:crypto'
import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { send } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

interface Key {
  id: string
  token: string
  token_prefix: string
  scopes: string[]
  code?: string
}
interface Entry {
  id: string
  action: string
  actor: { kind: string; id: string; name: string }
  impersonator: { id: string; name: string } | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  ip: string
}
interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}
const create = (by: SignedIn, body: object) =>
  send<Key>(house, 'POST', '/api/v1/api-keys', { body: { name: 'Integração', ...body }, headers: by.headers })
const members = (token: string) =>
  send<{ code?: string }>(house, 'GET', '/api/v1/members', { headers: { 'x-api-key': token } })
const audit = (by: SignedIn, query = '') =>
  send<Page<Entry>>(house, 'GET', `/api/v1/audit${query}`, { headers: by.headers })

describe.each(PLACEMENTS)('in a %s tenant', (placement) => {
  test('a key acts within its scopes by either header, until it is revoked', async () => {
    const tenant = await buildTenant(house, { placement })
    const owner = await buildMember(house, tenant)
    const { status, body: key } = await create(owner, { scopes: ['members.read', 'api_keys.manage'] })
    expect(status).toBe(201)
    expect(key.token).toMatch(/^rk_live_[0-9A-Za-z]{43}$/)
    expect(key.token.startsWith(key.token_prefix)).toBe(true)
    expect((await members(key.token)).status).toBe(200)
    const asBearer = { authorization: `Bearer ${key.token}` }
    expect((await send(house, 'GET', '/api/v1/members', { headers: asBearer })).status).toBe(200)
    const roles = await send(house, 'GET', '/api/v1/roles', { headers: asBearer })
    expect(roles).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await send(house, 'GET', '/api/v1/me', { headers: asBearer })).status).toBe(403)
    const foreign = await buildTenant(house)
    const elsewhere = { ...asBearer, 'x-tenant': foreign.slug }
    expect((await send(house, 'GET', '/api/v1/members', { headers: elsewhere })).body).toMatchObject({
      code: 'tenant_mismatch',
    })
    const revoke = () => send(house, 'DELETE', `/api/v1/api-keys/${key.id}`, { headers: owner.headers })
    expect((await revoke()).status).toBe(204)
    expect((await members(key.token)).status).toBe(401)
    expect((await revoke()).status).toBe(404)
  })

  test('the log shows who did what, in the tenant’s tables and in control, as one list', async () => {
    const tenant = await buildTenant(house, { placement })
    const [owner, bia] = [await buildMember(house, tenant), await buildMember(house, tenant, 'agent')]
    await create(owner, { scopes: ['members.read'] })
    const url = `/api/v1/members/${encodeId('mem', bia.memberId)}`
    await send(house, 'PATCH', url, { body: { role: 'supervisor' }, headers: owner.headers })
    await send(house, 'POST', '/api/v1/roles', { body: { name: 'Turno', permissions: [] }, headers: owner.headers })
    await send(house, 'POST', '/api/v1/invitations', {
      body: { email: 'log@exemplo.com.br', role: 'agent' },
      headers: owner.headers,
    })
    const all = (await audit(owner)).body.items
    expect(all.map(({ action }) => action)).toEqual([
      'invitation.created',
      'role.created',
      'member.updated',
      'api_key.created',
    ])
    expect(all[2]).toMatchObject({
      actor: { kind: 'member', id: owner.memberId },
      impersonator: null,
      before: { role: 'agent' },
      after: { role: 'supervisor' },
      ip: '127.0.0.1',
    })
    const walked: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page<Entry> = (await audit(owner, `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`)).body
      walked.push(...page.items.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(walked).toEqual(all.map(({ id }) => id))
    expect((await audit(owner, '?action=member')).body.items.map(({ action }) => action)).toEqual(['member.updated'])
    expect((await audit(owner, '?action=role.created')).body.items).toHaveLength(1)
    expect((await audit(owner, `?actor=${owner.memberId}`)).body.items).toHaveLength(4)
    expect((await audit(owner, `?actor=${bia.memberId}`)).body.items).toEqual([])
    const now = encodeURIComponent(new Date(clock.now().getTime() + 1).toISOString())
    expect((await audit(owner, `?from=${now}`)).body.items).toEqual([])
    expect((await audit(owner, `?to=${now}`)).body.items).toHaveLength(4)
    expect((await audit(bia)).status).toBe(403)
  })
})

test('a key is stored as its hash alone, and the list never shows it', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const { token } = (await create(owner, { scopes: ['members.read'] })).body
  const admin = await house.admin('control')
  const { rows } = await admin.query('SELECT * FROM control.api_keys WHERE tenant_id = $1', [tenant.id])
  expect(rows[0].token_hash).toBe(createHash('sha256').update(token).digest('hex'))
  const list = await send<Page<Key>>(house, 'GET', '/api/v1/api-keys', { headers: owner.headers })
  const log = await audit(owner)
  for (const text of [rows, list.body, log.body].map((value) => JSON.stringify(value)))
    expect(text).not.toContain(token)
})

test('a key has no scope, and sees no further, than whoever makes it', async () => {
  const tenant = await buildTenant(house)
  const [owner, admin] = [await buildMember(house, tenant), await buildMember(house, tenant, 'admin')]
  const refused = { status: 403, body: { code: 'rights_exceeded' } }
  expect(await create(admin, { scopes: ['members.read', 'billing.manage'] })).toMatchObject(refused)
  const { token } = (await create(owner, { scopes: ['api_keys.manage', 'members.read'] })).body
  const byKey = (scopes: string[]) =>
    send<Key>(house, 'POST', '/api/v1/api-keys', { body: { name: 'Filha', scopes }, headers: { 'x-api-key': token } })
  expect(await byKey(['members.update'])).toMatchObject(refused)
  expect((await byKey(['members.read'])).status).toBe(201)
  const role = await send<{ key: string }>(house, 'POST', '/api/v1/roles', {
    body: { name: 'Chaves', permissions: ['api_keys.manage', 'conversations.read'], visibility: 'own' },
    headers: owner.headers,
  })
  const narrow = await buildMember(house, tenant, role.body.key)
  const key = await create(narrow, { scopes: ['conversations.read'] })
  const principal = await house.services.authenticator.authenticate(key.body.token)
  expect(principal?.actor).toMatchObject({ kind: 'api_key', visibility: 'own' })
})

test('an expired key is refused, also one that was known a moment before; a past expiry is refused at once', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const inAMinute = new Date(clock.now().getTime() + 60_000).toISOString()
  const { token } = (await create(owner, { scopes: ['members.read'], expires_at: inAMinute })).body
  expect((await members(token)).status).toBe(200)
  clock.advance(60_000)
  expect((await members(token)).status).toBe(401)
  const past = await create(owner, { scopes: ['members.read'], expires_at: inAMinute })
  expect(past).toMatchObject({ status: 400, body: { code: 'expiry_past' } })
  expect((await members('rk_live_inventada')).status).toBe(401)
})

test('the use of a key is written once a minute', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const { token } = (await create(owner, { scopes: ['members.read'] })).body
  const admin = await house.admin('control')
  const lastUsed = async () => {
    await house.services.authenticator.settle()
    const { rows } = await admin.query('SELECT last_used_at FROM control.api_keys WHERE tenant_id = $1', [tenant.id])
    return rows[0].last_used_at as Date | null
  }
  expect(await lastUsed()).toBeNull()
  await members(token)
  const first = await lastUsed()
  expect(first).toEqual(clock.now())
  clock.advance(59_000)
  await members(token)
  expect(await lastUsed()).toEqual(first)
  clock.advance(1_000)
  await members(token)
  expect(await lastUsed()).toEqual(clock.now())
})

test('an export is whole, opens in spreadsheets without running anything, and is itself in the log', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  for (const name of ['=HYPERLINK("http://x")', '+1', '@SUM(A1)', '-2', 'Com, "aspas"']) {
    await send(house, 'POST', '/api/v1/roles', { body: { name, permissions: [] }, headers: owner.headers })
  }
  const admin = await house.admin('shared')
  // More than a page of 500, and a name that a spreadsheet would run.
  await admin.query(
    `INSERT INTO tenant.audit_entries (tenant_id, id, at, actor, action, target_kind, target_id)
     SELECT $1, gen_random_uuid(), now(), '{"kind":"system","id":"x","name":"=cmd|calc"}', 'test.done', 'test', n::text
       FROM generate_series(1, 1200) n`,
    [tenant.id],
  )
  const csv = await send<string>(house, 'GET', '/api/v1/audit/export', { headers: owner.headers })
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.headers['content-disposition']).toContain('attachment')
  const lines = (csv.body as string).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFid,at,actor_kind/)
  expect(lines).toHaveLength(1 + 1200 + 5 + 1)
  expect(csv.body).toContain(",'=cmd|calc,")
  // A cell begins at a line's start or after a comma, with or without its quote.
  expect(/(^|,)"?[=+@-]/m.test(csv.body as string)).toBe(false)
  const ndjson = await send<string>(house, 'GET', '/api/v1/audit/export?format=ndjson&action=audit', {
    headers: owner.headers,
  })
  const entries = (ndjson.body as string)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(entries.map(({ action }) => action)).toEqual(['audit.exported', 'audit.exported'])
})

test('the application cannot change or delete an entry', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  await create(owner, { scopes: ['members.read'] })
  await send(house, 'POST', '/api/v1/roles', { body: { name: 'Turno', permissions: [] }, headers: owner.headers })
  for (const [database, table] of [
    ['control', 'control.audit_entries'],
    ['shared', 'tenant.audit_entries'],
  ] as const) {
    const app = await house.signedInAs('app', database)
    for (const statement of [`UPDATE ${table} SET action = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(app.query(statement)).rejects.toThrow(/permission denied/)
    }
  }
})
