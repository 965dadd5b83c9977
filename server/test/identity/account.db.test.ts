import type { PartnerId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '../../src/core/workflows/sign-in/start-session.ts'
import { buildOfficePerson, buildPartner, buildTenant } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bearer, buildPerson, PASSWORD, send, signIn } from './people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

interface Sessions {
  items: { id: string; current: boolean; tenant_name: string }[]
}
const me = (token: string) => send<Record<string, unknown>>(house, 'GET', '/api/v1/me', { headers: bearer(token) })

describe.each(PLACEMENTS)('somebody of a %s tenant', (placement) => {
  test('sees and ends their sessions; what ended stops at once', async () => {
    const tenant = await buildTenant(house, { placement })
    const person = await buildPerson(house, tenant)
    const [phone, desk] = [await signIn(house, tenant, person.email), await signIn(house, tenant, person.email)]
    expect((await me(phone.access_token)).status).toBe(200)
    const sessions = await send<Sessions>(house, 'GET', '/api/v1/me/sessions', { headers: bearer(desk.access_token) })
    // The factory's own session, the phone's and this one.
    expect(sessions.body.items).toHaveLength(3)
    expect(sessions.body.items.every(({ tenant_name }) => tenant_name === tenant.name)).toBe(true)
    const [others, own] = [
      sessions.body.items.filter(({ current }) => !current),
      sessions.body.items.filter(({ current }) => current),
    ]
    expect(own).toHaveLength(1)
    for (const { id } of others) {
      const ended = await send(house, 'DELETE', `/api/v1/me/sessions/${id}`, { headers: bearer(desk.access_token) })
      expect(ended.status).toBe(204)
    }
    expect((await me(phone.access_token)).status).toBe(401)
    expect((await me(desk.access_token)).status).toBe(200)
  })

  test('changes name, language and password; other sessions end, this one stays', async () => {
    const tenant = await buildTenant(house, { placement })
    const person = await buildPerson(house, tenant)
    const [other, own] = [await signIn(house, tenant, person.email), await signIn(house, tenant, person.email)]
    const put = (body: object) =>
      send<Record<string, unknown>>(house, 'PUT', '/api/v1/me', { body, headers: bearer(own.access_token) })
    const named = await put({ name: 'Nome Novo', locale: 'es' })
    expect(named.body).toMatchObject({ name: 'Nome Novo', locale: 'es', role: { name: 'Titular' } })
    expect((await me(own.access_token)).body).toMatchObject({ name: 'Nome Novo' })
    expect(await put({ new_password: 'outra senha longa' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'current_password', code: 'password_pair_incomplete' }] },
    })
    expect(await put({ current_password: 'errada', new_password: 'outra senha longa' })).toMatchObject({
      status: 403,
      body: { code: 'current_password_wrong' },
    })
    expect((await put({ current_password: PASSWORD, new_password: 'outra senha longa' })).status).toBe(200)
    expect((await me(own.access_token)).status).toBe(200)
    expect((await me(other.access_token)).status).toBe(401)
  })
})

test('nobody ends somebody else’s session', async () => {
  const tenant = await buildTenant(house)
  const [ana, bia] = [await buildPerson(house, tenant), await buildPerson(house, tenant)]
  const hers = await send<Sessions>(house, 'GET', '/api/v1/me/sessions', { headers: ana.headers })
  const tried = await send(house, 'DELETE', `/api/v1/me/sessions/${hers.body.items[0]?.id}`, { headers: bia.headers })
  expect(tried.status).toBe(404)
  expect((await me(ana.token)).status).toBe(200)
})

test('a session that one node ends is refused by another node', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const pair = await signIn(house, tenant, person.email)
  const other = await house.services.authenticator.authenticate(pair.access_token)
  expect(other).toBeDefined()
  // Another node only hears the notification that travels with the commit.
  const admin = await house.admin('control')
  await admin.query('BEGIN')
  const { rows } = await admin.query(
    `UPDATE control.sessions SET revoked_at = now(), revoked_reason = 'signed_out'
      WHERE identity_id = $1 RETURNING id, pg_notify('recado_changed', 'session:' || id)`,
    [person.identityId],
  )
  await admin.query('COMMIT')
  expect(rows.length).toBeGreaterThan(0)
  await expect.poll(async () => (await me(pair.access_token)).status, { interval: 10 }).toBe(401)
})

test('partners and the platform have an account too', async () => {
  const partner = await buildPartner(house)
  expect((await me(partner.admin.token)).body).toMatchObject({
    realm: 'partner',
    tenant: null,
    member_id: null,
    role: { key: 'partner', name: 'Parceria' },
    permissions: [],
    partner: { name: expect.stringContaining('Parceira') },
  })
  const platform = await buildOfficePerson(house, { realm: 'platform' })
  expect((await me(platform.token)).body).toMatchObject({ realm: 'platform', partner: null, role: { key: 'platform' } })
})

test('an office signs in on the platform’s host and enters tenants they belong to by refreshing', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const { id: partnerId } = await buildPartner(house)
  const admin = await house.admin('control')
  await admin.query('INSERT INTO control.partner_members (partner_id, identity_id) VALUES ($1, $2)', [
    partnerId,
    person.identityId,
  ])
  const office = await send<{ access_token: string; refresh_token: string; tenant_id: null }>(
    house,
    'POST',
    '/api/v1/auth/login',
    { body: { email: person.email, password: PASSWORD } },
  )
  expect(office).toMatchObject({ status: 200, body: { tenant_id: null, console_url: 'http://localhost:3000' } })
  expect((await me(office.body.access_token)).body).toMatchObject({ realm: 'partner' })
  const inside = await send<{ access_token: string }>(house, 'POST', '/api/v1/auth/refresh', {
    body: { refresh_token: office.body.refresh_token, tenant: tenant.slug },
  })
  expect((await me(inside.body.access_token)).body).toMatchObject({ realm: 'tenant', tenant: { slug: tenant.slug } })
})

test('somebody who visits a tenant changes nothing of an account, and is out when they leave the partner', async () => {
  const { id: partnerId, admin } = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId })
  const visit = await startSession(house.services, {
    identity: { id: admin.identityId, email: 'visita@exemplo.com.br' },
    place: { realm: 'tenant', tenant, partnerId: null },
    origin: { ip: '127.0.0.1', userAgent: 'test', requestId: 'test' },
    impersonatorId: admin.identityId,
  })
  expect((await me(visit.access_token)).body).toMatchObject({ realm: 'tenant', member_id: null, tenants: [] })
  const headers = bearer(visit.access_token)
  expect(await send(house, 'PUT', '/api/v1/me', { body: { name: 'Eu' }, headers })).toMatchObject({
    status: 403,
    body: { code: 'impersonation_forbidden' },
  })
  expect((await send(house, 'GET', '/api/v1/me/sessions', { headers })).status).toBe(403)
  const switched = await send(house, 'POST', '/api/v1/auth/refresh', {
    body: { refresh_token: visit.refresh_token, tenant: tenant.slug },
  })
  expect(switched).toMatchObject({ status: 403, body: { code: 'impersonation_forbidden' } })
  await leave(partnerId, admin.identityId)
  expect((await me(visit.access_token)).status).toBe(401)
})

async function leave(partnerId: PartnerId, identityId: string): Promise<void> {
  const client = await house.admin('control')
  await client.query('DELETE FROM control.partner_members WHERE partner_id = $1 AND identity_id = $2', [
    partnerId,
    identityId,
  ])
  await house.services.changes.publish('identity', identityId)
}
