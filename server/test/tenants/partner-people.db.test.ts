import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearer, buildPerson, mailsTo, PASSWORD, send, tokenOf } from '../identity/people.ts'
import { connect, openSockets } from '../realtime/socket-client.ts'
import { buildMember, buildOfficePerson, buildPartner, buildTenant, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let platform: OfficePerson
let sockets: Awaited<ReturnType<typeof openSockets>>
beforeAll(async () => {
  house = await openTestHouse()
  sockets = await openSockets(house)
  platform = await buildOfficePerson(house, { realm: 'platform' })
})
afterAll(async () => {
  await sockets.stop()
  await house.close()
})

const office = <Body = Record<string, never>>(url: string, body: object) =>
  send<Body>(house, 'POST', `/api/v1/platform/${url}`, { body, headers: platform.headers })
const me = (token: string) => send<Record<string, unknown>>(house, 'GET', '/api/v1/me', { headers: bearer(token) })
const login = (email: string, password = PASSWORD) =>
  send<{ access_token: string }>(house, 'POST', '/api/v1/auth/login', { body: { email, password } })
const accept = (token: string, extra: object = {}, headers: Record<string, string> = {}) =>
  send<{ access_token: string; code: string }>(house, 'POST', '/api/v1/auth/accept-invitation', {
    body: { token, password: PASSWORD, ...extra },
    headers,
  })

async function openPartner(slug: string, email: string): Promise<{ id: string }> {
  const body = { name: `Revenda ${slug}`, slug, admin: { email } }
  const answer = await office<{ id: string }>('partners', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

async function invitationFor(email: string): Promise<string> {
  return tokenOf((await mailsTo(house, email)).findLast(({ kind }) => kind === 'partner_invitation'))
}

test('whoever registered somebody else’s address does not become administrator of the partner that is opened for it', async () => {
  const email = 'alvo@revenda.com.br'
  const squatter = await send<{ access_token: string }>(house, 'POST', '/api/v1/auth/register', {
    body: { name: 'Intruso', email, password: 'senha do intruso', company_name: 'Empresa do intruso' },
  })
  expect(squatter.status).toBe(201)
  await openPartner('revenda-alvo', email)
  expect((await login(email, 'senha do intruso')).body).not.toHaveProperty('tenant_id', null)
  expect((await me(squatter.body.access_token)).body).toMatchObject({ realm: 'tenant', partner: null })
  const { rows } = await (await house.admin('control')).query(
    `SELECT count(*)::int AS n FROM control.partner_members m JOIN control.identities i ON i.id = m.identity_id
      WHERE i.email = $1`,
    [email],
  )
  expect(rows[0].n).toBe(0)
})

test('the link in the mail and a password make an administrator; it works once, and is nothing on a company’s host', async () => {
  const email = 'nova@revenda.com.br'
  const { id } = await openPartner('revenda-nova', email)
  const token = await invitationFor(email)
  const tenant = await buildTenant(house)
  const elsewhere = { host: `${tenant.slug}.localhost:3000` }
  const preview = (headers = {}) => send(house, 'GET', `/api/v1/auth/invitations/${token}`, { headers })
  expect((await preview()).body).toMatchObject({ email, role: 'partner_admin', has_account: false })
  expect((await preview(elsewhere)).status).toBe(404)
  expect((await accept(token, { name: 'Nova' }, elsewhere)).status).toBe(404)
  const accepted = await accept(token, { name: 'Nova' })
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(201)
  expect((await me(accepted.body.access_token)).body).toMatchObject({
    realm: 'partner',
    email_verified: true,
    partner: { id },
  })
  expect(await accept(token, { name: 'Outra' })).toMatchObject({ status: 410, body: { code: 'invitation_closed' } })
})

test('somebody with an account proves it by its password; an invitation sent again ends the one before', async () => {
  const person = await buildPerson(house, await buildTenant(house))
  const { id } = await openPartner('revenda-antiga', person.email)
  const first = await invitationFor(person.email)
  const again = await office<{ invited: string[] }>(`partners/${id}/invitations`, { email: person.email })
  expect(again).toMatchObject({ status: 201, body: { invited: [person.email] } })
  expect((await accept(first)).status).toBe(410)
  const token = await invitationFor(person.email)
  expect((await accept(token, { password: 'uma senha errada' })).status).toBe(401)
  expect((await me((await accept(token)).body.access_token)).body).toMatchObject({ realm: 'partner' })
  expect(
    (await office(`partners/${encodeId('par', person.identityId)}/invitations`, { email: 'x@y.com' })).status,
  ).toBe(404)
})

test('a suspended partner’s people are out at once, on every node, wherever they were; its tenants go on', async () => {
  const { id: partnerId, admin } = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId })
  const member = await buildMember(house, tenant, 'owner')
  const url = `/api/v1/partner/tenants/${encodeId('ten', tenant.id)}/enter`
  const enter = () =>
    send<{ access_token: string; refresh_token: string }>(house, 'POST', url, { headers: admin.headers })
  const visit = (await enter()).body
  const node = await house.openNode({ ROLES: 'web' })
  const names = { tenant: tenant.slug }
  try {
    const visiting = await connect(sockets.url, { access_token: visit.access_token, ...names })
    const working = await connect(sockets.url, { access_token: member.token, ...names })
    expect(await node.services.authenticator.authenticate(admin.token)).toBeDefined()
    const status = `partners/${encodeId('par', partnerId)}/status`
    const suspended = await office<{ status: string }>(status, { status: 'suspended', reason: 'contrato encerrado' })
    expect(suspended).toMatchObject({ status: 200, body: { status: 'suspended' } })

    expect((await me(admin.token)).status).toBe(401)
    expect((await me(visit.access_token)).status).toBe(401)
    expect((await enter()).status).toBe(401)
    const again = await send(house, 'POST', '/api/v1/auth/refresh', { body: { refresh_token: visit.refresh_token } })
    expect(again.status).toBe(401)
    expect(await visiting.until('session_ended')).toMatchObject({ code: 'unauthenticated' })
    await expect.poll(() => node.services.authenticator.authenticate(admin.token)).toBeUndefined()

    expect((await me(member.token)).status).toBe(200)
    expect(working.socket.connected).toBe(true)
    const page = await house.app.inject({
      url: '/api/v1/tenant/config',
      headers: { host: `${tenant.slug}.localhost:3000` },
    })
    expect(page.statusCode).toBe(200)
    visiting.close()
    working.close()

    await office(status, { status: 'active', reason: 'voltou' })
    expect((await me(admin.token)).status, 'what ended stays so').toBe(401)
    const { rows } = await (await house.admin('control')).query(
      'SELECT action, before, after FROM control.audit_entries WHERE partner_id = $1 AND target_kind = $2 ORDER BY id',
      [partnerId, 'partner'],
    )
    expect(rows).toEqual([
      {
        action: 'partner.suspended',
        before: { status: 'active' },
        after: { status: 'suspended', reason: 'contrato encerrado' },
      },
      { action: 'partner.resumed', before: { status: 'suspended' }, after: { status: 'active', reason: 'voltou' } },
    ])
  } finally {
    await node.stop()
  }
})

test('who signs in while their partner is suspended is nobody there, and is again afterwards', async () => {
  const email = 'volta@revenda.com.br'
  const { id } = await openPartner('revenda-volta', email)
  await accept(await invitationFor(email), { name: 'Volta' })
  await office(`partners/${id}/status`, { status: 'suspended', reason: 'teste' })
  expect((await login(email)).status).toBe(403)
  await office(`partners/${id}/status`, { status: 'active', reason: 'teste' })
  expect((await login(email)).status).toBe(200)
})

test('whoever visits as the platform’s own person stays when a partner is suspended', async () => {
  const { id: partnerId } = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId })
  const visit = await office<{ access_token: string }>(`tenants/${encodeId('ten', tenant.id)}/enter`, {})
  await office(`partners/${encodeId('par', partnerId)}/status`, { status: 'suspended', reason: 'teste' })
  expect((await me(visit.body.access_token)).status).toBe(200)
})

test.each([
  [
    'removed',
    (id: string, headers: Record<string, string>) => send(house, 'DELETE', `/api/v1/members/${id}`, { headers }),
  ],
  [
    'disabled',
    (id: string, headers: Record<string, string>) =>
      send(house, 'PATCH', `/api/v1/members/${id}`, { headers, body: { status: 'disabled' } }),
  ],
])('a member who is %s is out at once, and so is everybody of a tenant that is suspended', async (_how, act) => {
  const tenant = await buildTenant(house)
  const [owner, agent] = [await buildMember(house, tenant, 'owner'), await buildMember(house, tenant, 'agent')]
  const theirs = await connect(sockets.url, { access_token: agent.token, tenant: tenant.slug })
  const answer = await act(encodeId('mem', agent.memberId), owner.headers)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  expect((await me(agent.token)).status).toBe(401)
  expect(await theirs.until('session_ended')).toMatchObject({ code: 'unauthenticated' })
  theirs.close()

  const open = await connect(sockets.url, { access_token: owner.token, tenant: tenant.slug }, { reconnection: false })
  const gone = new Promise((resolve) => open.socket.once('disconnect', resolve))
  await office(`tenants/${encodeId('ten', tenant.id)}/status`, { status: 'suspended', reason: 'teste' })
  await gone
  await expect(connect(sockets.url, { access_token: owner.token, tenant: tenant.slug })).rejects.toMatchObject({
    code: 'tenant_suspended',
  })
})
