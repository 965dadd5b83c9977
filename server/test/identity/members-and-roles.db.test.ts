import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '../../src/core/workflows/sign-in/start-session.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildPartner, buildTenant, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { send } from './people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

interface Member {
  id: string
  role: string
  status: string
  code?: string
}
interface Role {
  id: string
  key: string
  code?: string
}
const idOf = (person: SignedIn) => encodeId('mem', person.memberId)
const patch = (by: SignedIn, whom: SignedIn, body: object) =>
  send<Member>(house, 'PATCH', `/api/v1/members/${idOf(whom)}`, { body, headers: by.headers })
const remove = (by: SignedIn, whom: SignedIn) =>
  send<Member>(house, 'DELETE', `/api/v1/members/${idOf(whom)}`, { headers: by.headers })
const me = (who: SignedIn) => send<Record<string, unknown>>(house, 'GET', '/api/v1/me', { headers: who.headers })
const createRole = (by: SignedIn, body: object) =>
  send<Role>(house, 'POST', '/api/v1/roles', { body, headers: by.headers })

describe.each(PLACEMENTS)('in a %s tenant', (placement) => {
  test('a change of role, a disabling and a removal take effect with the next request', async () => {
    const tenant = await buildTenant(house, { placement })
    const [owner, bia] = [await buildMember(house, tenant), await buildMember(house, tenant, 'agent')]
    expect((await me(bia)).body).toMatchObject({ role: { key: 'agent' }, visibility: 'own' })
    expect((await patch(owner, bia, { role: 'supervisor' })).body).toMatchObject({ role: 'supervisor' })
    expect((await me(bia)).body).toMatchObject({ role: { key: 'supervisor' }, visibility: 'team' })
    expect((await patch(owner, bia, { status: 'disabled' })).body).toMatchObject({ status: 'disabled' })
    expect((await me(bia)).status).toBe(401)
    expect((await patch(owner, bia, { status: 'active' })).status).toBe(200)
    expect((await remove(owner, bia)).status).toBe(204)
    expect((await remove(owner, bia)).status).toBe(404)
    const list = await send<{ items: Member[] }>(house, 'GET', '/api/v1/members', { headers: owner.headers })
    expect(list.body.items.map(({ id }) => id)).toEqual([idOf(owner)])
    const control = await house.admin('control')
    const left = await control.query('SELECT 1 FROM control.memberships WHERE identity_id = $1', [bia.identityId])
    expect(left.rows).toEqual([])
  })

  test('a custom role decides what somebody sees and may do, and follows its changes at once', async () => {
    const tenant = await buildTenant(house, { placement })
    const owner = await buildMember(house, tenant)
    const night = await createRole(owner, {
      name: 'Atendimento Noturno',
      permissions: ['conversations.read', 'members.read'],
      visibility: 'team',
    })
    expect(night).toMatchObject({
      status: 201,
      body: { key: 'atendimento-noturno', id: expect.stringMatching(/^rol_/) },
    })
    const bia = await buildMember(house, tenant, night.body.key)
    expect((await me(bia)).body).toMatchObject({
      role: { key: 'atendimento-noturno', name: 'Atendimento Noturno' },
      visibility: 'team',
      permissions: ['conversations.read', 'members.read'],
    })
    const list = () => send(house, 'GET', '/api/v1/members', { headers: bia.headers })
    expect((await list()).status).toBe(200)
    const changed = await send<Role>(house, 'PUT', `/api/v1/roles/${night.body.id}`, {
      body: { name: 'Noite', permissions: ['conversations.read'], visibility: 'own' },
      headers: owner.headers,
    })
    expect(changed.body).toMatchObject({ key: 'atendimento-noturno', name: 'Noite' })
    expect((await me(bia)).body).toMatchObject({ visibility: 'own', permissions: ['conversations.read'] })
    expect((await list()).status).toBe(403)
    const remove = () => send<Role>(house, 'DELETE', `/api/v1/roles/${night.body.id}`, { headers: owner.headers })
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'role_in_use' } })
    await patch(owner, bia, { role: 'agent' })
    await send(house, 'POST', '/api/v1/invitations', {
      body: { email: 'noite@exemplo.com.br', role: night.body.key },
      headers: owner.headers,
    })
    expect((await remove()).body.code).toBe('role_in_use')
    const { items } = (
      await send<{ items: { id: string }[] }>(house, 'GET', '/api/v1/invitations', { headers: owner.headers })
    ).body
    await send(house, 'DELETE', `/api/v1/invitations/${items[0]?.id}`, { headers: owner.headers })
    expect((await remove()).status).toBe(204)
  })
})

test('the last owner stays: not demoted, not disabled, not removed, also not by two who do it at once', async () => {
  const tenant = await buildTenant(house)
  const [ana, bia] = [await buildMember(house, tenant), await buildMember(house, tenant)]
  expect((await patch(ana, bia, { role: 'admin' })).status).toBe(200)
  for (const change of [{ role: 'admin' }, { status: 'disabled' }]) {
    expect(await patch(ana, ana, change)).toMatchObject({ status: 409, body: { code: 'last_owner' } })
  }
  expect((await remove(ana, ana)).body.code).toBe('last_owner')
  await patch(ana, bia, { role: 'owner' })
  const both = await Promise.all([patch(ana, bia, { role: 'agent' }), patch(bia, ana, { role: 'agent' })])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await owners(tenant)).toBe(1)
})

test('nobody acts on somebody above them, or raises anybody above themselves', async () => {
  const tenant = await buildTenant(house)
  const [owner, admin, agent] = [
    await buildMember(house, tenant),
    await buildMember(house, tenant, 'admin'),
    await buildMember(house, tenant, 'agent'),
  ]
  await buildMember(house, tenant)
  const refused = { status: 403, body: { code: 'rights_exceeded' } }
  expect(await patch(admin, admin, { role: 'owner' })).toMatchObject(refused)
  expect(await patch(admin, agent, { role: 'owner' })).toMatchObject(refused)
  expect(await patch(admin, owner, { role: 'agent' })).toMatchObject(refused)
  expect(await patch(admin, owner, { status: 'disabled' })).toMatchObject(refused)
  expect(await remove(admin, owner)).toMatchObject(refused)
  expect(await patch(agent, agent, { role: 'admin' })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect((await patch(admin, agent, { role: 'admin' })).status).toBe(200)
  expect(await patch(owner, agent, { role: 'inventado' })).toMatchObject({
    status: 400,
    body: { code: 'role_unknown' },
  })
})

test('a role is made and changed only within its maker’s permissions and sight', async () => {
  const tenant = await buildTenant(house)
  const [owner, admin] = [await buildMember(house, tenant), await buildMember(house, tenant, 'admin')]
  const refused = { status: 403, body: { code: 'rights_exceeded' } }
  expect(await createRole(admin, { name: 'Caixa', permissions: ['billing.manage'] })).toMatchObject(refused)
  const caixa = await createRole(owner, { name: 'Caixa', permissions: ['billing.manage', 'roles.manage'] })
  const narrow = await buildMember(house, tenant, caixa.body.key)
  expect(await createRole(narrow, { name: 'Vê tudo', permissions: [], visibility: 'all' })).toMatchObject(refused)
  expect((await createRole(narrow, { name: 'Vê o seu', permissions: ['roles.manage'] })).status).toBe(201)
  const url = `/api/v1/roles/${caixa.body.id}`
  const body = { name: 'Caixa', permissions: ['roles.manage'] }
  expect(await send(house, 'PUT', url, { body, headers: admin.headers })).toMatchObject(refused)
  expect(await send(house, 'DELETE', url, { headers: admin.headers })).toMatchObject(refused)
})

test('roles whose names make one key, or a system role’s, have keys of their own; one name is one role', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const keys = []
  for (const name of ['Turno', 'Turno!', 'Owner!'])
    keys.push((await createRole(owner, { name, permissions: [] })).body.key)
  expect(keys).toEqual(['turno', 'turno-2', 'owner-2'])
  const again = await createRole(owner, { name: ' TURNO\u200b', permissions: [] })
  expect(again).toMatchObject({ status: 409, body: { code: 'role_taken' } })
  for (const [reserved, alike] of [
    'owner',
    'OWNER',
    'Su\u200bpervisão',
    'Administrac\u0327a\u0303o',
    'Atención',
    'Viewer\u00a0',
  ].entries()) {
    const made = await createRole(owner, { name: alike, permissions: [] })
    expect(made, JSON.stringify(alike)).toMatchObject({ status: 409, body: { code: 'role_taken' } })
    const own = (await createRole(owner, { name: `Da casa ${reserved}`, permissions: [] })).body.id
    const renamed = await send(house, 'PUT', `/api/v1/roles/${own}`, {
      ...{ body: { name: alike, permissions: [] }, headers: owner.headers },
    })
    expect(renamed).toMatchObject({ status: 409, body: { code: 'role_taken' } })
  }
  const list = await send<{ items: { key: string; name: string; system: boolean }[] }>(house, 'GET', '/api/v1/roles', {
    headers: { ...owner.headers, 'accept-language': 'en' },
  })
  expect(list.body.items.slice(0, 5).map(({ name }) => name)).toEqual([
    'Owner',
    'Administrator',
    'Supervisor',
    'Agent',
    'Viewer',
  ])
  expect(list.body.items.filter(({ system }) => !system)).toHaveLength(9)
})

test('what a visitor of the partner does is in the log with who stands behind it', async () => {
  const { id: partnerId, admin: office } = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId })
  const bia = await buildMember(house, tenant, 'agent')
  const visit = await startSession(house.services, {
    identity: { id: office.identityId, email: 'visita@exemplo.com.br' },
    place: { realm: 'tenant', tenant, partnerId: null },
    origin: { ip: '127.0.0.1', userAgent: 'test', requestId: 'test' },
    impersonatorId: office.identityId,
  })
  const headers = { authorization: `Bearer ${visit.access_token}` }
  const url = `/api/v1/members/${idOf(bia)}`
  expect((await send(house, 'PATCH', url, { body: { role: 'viewer' }, headers })).status).toBe(200)
  const log = await send<{ items: object[] }>(house, 'GET', '/api/v1/audit', { headers })
  expect(log.body.items).toMatchObject([
    { action: 'member.updated', actor: { kind: 'member' }, impersonator: { id: office.identityId } },
  ])
})

test('members and roles of another tenant do not exist', async () => {
  const [tenant, foreign] = [await buildTenant(house), await buildTenant(house)]
  const [owner, stranger] = [await buildMember(house, tenant), await buildMember(house, foreign)]
  const role = await createRole(stranger, { name: 'Deles', permissions: [] })
  expect((await patch(owner, stranger, { role: 'agent' })).status).toBe(404)
  expect((await remove(owner, stranger)).status).toBe(404)
  expect((await send(house, 'DELETE', `/api/v1/roles/${role.body.id}`, { headers: owner.headers })).status).toBe(404)
  expect((await patch(owner, owner, { role: role.body.key })).body.code).toBe('role_unknown')
})

async function owners(tenant: Tenant): Promise<number> {
  const admin = await house.admin('shared')
  const { rows } = await admin.query(
    `SELECT count(*)::int AS n FROM tenant.members WHERE tenant_id = $1 AND role = 'owner' AND status = 'active'`,
    [tenant.id],
  )
  return rows[0].n
}
