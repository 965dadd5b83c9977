import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bearer, buildPerson, mailsTo, PASSWORD, type Pair, send, tenantHeader, tokenOf } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
let counter = 0
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

interface Invitation {
  id: string
  status: string
  role: string
}
const newEmail = () => `convidada-${++counter}@exemplo.com.br`
const invite = (headers: Record<string, string>, body: object) =>
  send<Invitation & { code: string }>(house, 'POST', '/api/v1/invitations', { body, headers })
const accept = (body: object, headers: Record<string, string> = {}) =>
  send<Pair>(house, 'POST', '/api/v1/auth/accept-invitation', { body: { password: PASSWORD, ...body }, headers })
const linkOf = async (email: string) => tokenOf((await mailsTo(house, email)).at(-1))
const me = (token: string) => send<Record<string, unknown>>(house, 'GET', '/api/v1/me', { headers: bearer(token) })

describe.each(PLACEMENTS)('in a %s tenant', (placement) => {
  test('somebody new accepts by the mail’s link, with the role of the invitation and a verified address', async () => {
    const tenant = await buildTenant(house, { placement })
    const owner = await buildPerson(house, tenant)
    const email = newEmail()
    const created = await invite(owner.headers, { email, role: 'agent', name: 'Bia' })
    expect(created).toMatchObject({ status: 201, body: { status: 'pending', role: 'agent' } })
    const [mail] = await mailsTo(house, email)
    expect(mail).toMatchObject({ kind: 'invitation', tenant_id: tenant.id, params: { company: tenant.name } })
    const token = tokenOf(mail)
    const preview = await send(house, 'GET', `/api/v1/auth/invitations/${token}`)
    expect(preview.body).toMatchObject({ email, tenant_name: tenant.name, has_account: false })

    const joined = await accept({ token })
    expect(joined).toMatchObject({ status: 201, body: { tenant_slug: tenant.slug } })
    expect((await me(joined.body.access_token)).body).toMatchObject({
      name: 'Bia',
      email_verified: true,
      role: { key: 'agent' },
      visibility: 'own',
    })
    const admin = await house.admin('control')
    const { rows } = await admin.query('SELECT action FROM control.audit_entries WHERE tenant_id = $1 ORDER BY id', [
      tenant.id,
    ])
    expect(rows.map(({ action }) => action)).toEqual(['invitation.created', 'invitation.accepted'])
    expect(await accept({ token })).toMatchObject({ status: 410, body: { code: 'invitation_closed' } })
    expect((await invite(owner.headers, { email, role: 'agent' })).body.code).toBe('already_member')
  })
})

test('somebody with an account accepts with their password, and only with it', async () => {
  const [home, other] = [await buildTenant(house), await buildTenant(house)]
  const person = await buildPerson(house, home)
  const owner = await buildPerson(house, other)
  await invite(owner.headers, { email: person.email, role: 'supervisor' })
  const token = await linkOf(person.email)
  expect((await send(house, 'GET', `/api/v1/auth/invitations/${token}`)).body).toMatchObject({ has_account: true })
  const wrong = await accept({ token, password: 'nao e a minha senha' })
  expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
  const joined = await accept({ token })
  expect((await me(joined.body.access_token)).body).toMatchObject({
    identity_id: expect.stringMatching(/^idn_/),
    tenant: { slug: other.slug },
    tenants: expect.arrayContaining([expect.objectContaining({ slug: home.slug })]),
  })
})

test('an invitation of one tenant is unknown on the host of another', async () => {
  const [tenant, foreign] = [await buildTenant(house), await buildTenant(house)]
  const owner = await buildPerson(house, tenant)
  const email = newEmail()
  await invite(owner.headers, { email, role: 'agent' })
  const token = await linkOf(email)
  for (const headers of [tenantHeader(foreign), { host: `${foreign.slug}.localhost:3000` }]) {
    expect(await accept({ token, name: 'Bia' }, headers)).toMatchObject({
      status: 404,
      body: { code: 'invitation_not_found' },
    })
    expect((await send(house, 'GET', `/api/v1/auth/invitations/${token}`, { headers })).status).toBe(404)
    const registered = await send(house, 'POST', '/api/v1/auth/register', {
      body: { name: 'Bia', email, password: PASSWORD, invitation_token: token },
      headers,
    })
    expect(registered.status).toBe(404)
  }
  const stranger = await send(house, 'POST', '/api/v1/auth/register', {
    body: { name: 'Eva', email: newEmail(), password: PASSWORD, invitation_token: token },
    headers: tenantHeader(tenant),
  })
  expect(stranger).toMatchObject({ status: 404, body: { code: 'invitation_not_found' } })
  const registered = await send<Pair>(house, 'POST', '/api/v1/auth/register', {
    body: { name: 'Bia', email, password: PASSWORD, invitation_token: token },
    headers: tenantHeader(tenant),
  })
  expect(registered).toMatchObject({ status: 201, body: { tenant_slug: tenant.slug } })
})

test('revoked, expired, resent: only the newest open link works', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildPerson(house, tenant)
  const [revoked, expired, resent] = [newEmail(), newEmail(), newEmail()]
  const list = async () =>
    (await send<{ items: Invitation[] }>(house, 'GET', '/api/v1/invitations', { headers: owner.headers })).body.items
  const { id } = (await invite(owner.headers, { email: revoked, role: 'agent' })).body
  const remove = () => send(house, 'DELETE', `/api/v1/invitations/${id}`, { headers: owner.headers })
  expect((await remove()).status).toBe(204)
  expect((await remove()).status).toBe(404)
  expect((await accept({ token: await linkOf(revoked), name: 'B' })).status).toBe(410)

  const old = (await invite(owner.headers, { email: resent, role: 'agent' })).body
  const oldLink = await linkOf(resent)
  const again = await send<Invitation>(house, 'POST', `/api/v1/invitations/${old.id}/resend`, {
    headers: owner.headers,
  })
  expect(again.status).toBe(201)
  expect((await accept({ token: oldLink, name: 'B' })).status).toBe(410)
  expect((await accept({ token: await linkOf(resent), name: 'B' })).status).toBe(201)

  await invite(owner.headers, { email: expired, role: 'agent' })
  clock.advance(7 * 86_400_000)
  const late = await house.services.tokens.issue({
    identityId: owner.identityId,
    sessionId: owner.sessionId,
    tenantId: tenant.id,
    email: owner.email,
  })
  await house
    .admin('control')
    .then((admin) =>
      admin.query(`UPDATE control.sessions SET expires_at = $2 WHERE id = $1`, [
        owner.sessionId,
        new Date(clock.now().getTime() + 86_400_000),
      ]),
    )
  owner.headers = { ...owner.headers, authorization: `Bearer ${late}` }
  expect((await accept({ token: await linkOf(expired), name: 'B' })).status).toBe(410)
  expect((await list()).map(({ status }) => status)).toEqual(['expired', 'accepted', 'revoked', 'revoked'])
})

test('nobody invites above their own rights, nor with a role that does not exist', async () => {
  const tenant = await buildTenant(house)
  const [owner, admin, agent] = await people(tenant, 'owner', 'admin', 'agent')
  expect((await invite(admin.headers, { email: newEmail(), role: 'owner' })).body.code).toBe('rights_exceeded')
  expect((await invite(admin.headers, { email: newEmail(), role: 'admin' })).status).toBe(201)
  expect((await invite(agent.headers, { email: newEmail(), role: 'agent' })).body.code).toBe('forbidden')
  expect((await invite(owner.headers, { email: newEmail(), role: 'rei' })).body.code).toBe('role_unknown')
  // Sending an owner's invitation again would hand its fresh link out in the administrator's name.
  const { id } = (await invite(owner.headers, { email: newEmail(), role: 'owner' })).body
  const resent = await send(house, 'POST', `/api/v1/invitations/${id}/resend`, { headers: admin.headers })
  expect(resent).toMatchObject({ status: 403, body: { code: 'rights_exceeded' } })
})

test('twice at once accepts once: one member, nobody thrown out again', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildPerson(house, tenant)
  const person = await buildPerson(house, await buildTenant(house))
  await invite(owner.headers, { email: person.email, role: 'agent' })
  const token = await linkOf(person.email)
  const answers = await Promise.all([accept({ token }), accept({ token }), accept({ token })])
  const joined = answers.find(({ status }) => status === 201)
  expect(joined).toBeDefined()
  for (const { status } of answers) expect([201, 409, 410]).toContain(status)
  expect((await me(joined?.body.access_token ?? '')).status).toBe(200)
  const admin = await house.admin('shared')
  const { rows } = await admin.query('SELECT 1 FROM tenant.members WHERE tenant_id = $1', [tenant.id])
  expect(rows).toHaveLength(2)
})

async function people<const Roles extends readonly string[]>(tenant: Tenant, ...roles: Roles) {
  const built = []
  for (const role of roles) built.push(await buildPerson(house, tenant, role))
  return built as { [Key in keyof Roles]: Awaited<ReturnType<typeof buildPerson>> }
}
