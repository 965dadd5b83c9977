import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pruneEnded } from '../../src/core/workflows/prune-ended.ts'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { buildTenant } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bearer, buildPerson, mailsTo, PASSWORD, type Pair, send, sendAskedLinks, signIn } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

const login = (body: object, headers: Record<string, string> = {}) =>
  send<Pair & { tenants: { slug: string }[] }>(house, 'POST', '/api/v1/auth/login', { body, headers })
const refresh = (token: string, extra: object = {}) =>
  send<Pair>(house, 'POST', '/api/v1/auth/refresh', { body: { refresh_token: token, ...extra } })
const me = (token: string) => send<{ code?: string }>(house, 'GET', '/api/v1/me', { headers: bearer(token) })

describe.each(PLACEMENTS)('a person of a %s tenant', (placement) => {
  test('signs in, acts, refreshes and signs out', async () => {
    const tenant = await buildTenant(house, { placement })
    const person = await buildPerson(house, tenant, 'agent')
    const pair = await signIn(house, tenant, person.email)
    expect(pair).toMatchObject({ tenant_slug: tenant.slug, console_url: `http://${tenant.slug}.localhost:3000` })
    const claims = JSON.parse(Buffer.from(pair.access_token.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({ email: person.email, tenant_id: pair.tenant_id, type: 'access', aud: 'recado-api' })
    expect(claims.exp - claims.iat).toBe(900)
    expect(claims).toHaveProperty('sid')
    expect(claims).toHaveProperty('jti')
    expect((await me(pair.access_token)).status).toBe(200)

    const next = await refresh(pair.refresh_token)
    expect(next.status).toBe(200)
    expect(next.body.refresh_token).not.toBe(pair.refresh_token)
    expect((await me(next.body.access_token)).status).toBe(200)

    const out = await send(house, 'POST', '/api/v1/auth/logout', { body: { refresh_token: next.body.refresh_token } })
    expect(out.status).toBe(204)
    expect((await me(next.body.access_token)).status).toBe(401)
    expect((await refresh(next.body.refresh_token)).body.code).toBe('refresh_invalid')
  })

  test('replaying a used refresh token ends the whole family, says so in the audit log and by mail', async () => {
    const tenant = await buildTenant(house, { placement })
    const person = await buildPerson(house, tenant)
    const first = await signIn(house, tenant, person.email)
    const second = (await refresh(first.refresh_token)).body
    clock.advance(5_000)
    const replay = await refresh(first.refresh_token)
    expect(replay).toMatchObject({ status: 401, body: { code: 'refresh_reused' } })
    expect((await me(second.access_token)).status).toBe(401)
    expect((await refresh(second.refresh_token)).body.code).toBe('refresh_invalid')
    // The second replay finds the family ended already: no second entry, no second mail.
    await refresh(first.refresh_token)
    expect((await mailsTo(house, person.email)).map(({ kind }) => kind)).toEqual(['security_refresh_reused'])
    const admin = await house.admin('control')
    const audit = await admin.query('SELECT action, after FROM control.audit_entries WHERE tenant_id = $1', [tenant.id])
    expect(audit.rows).toMatchObject([{ action: 'session.revoked', after: { reason: 'refresh_reused' } }])
  })
})

test('signing out with the access token alone ends its session; an unknown refresh token ends nothing', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const pair = await signIn(house, tenant, person.email)
  const out = (body: object) => send(house, 'POST', '/api/v1/auth/logout', { body, headers: bearer(pair.access_token) })
  expect((await out({ refresh_token: 'rt_unknown' })).status).toBe(204)
  expect((await me(pair.access_token)).status).toBe(200)
  expect((await out({})).status).toBe(204)
  expect((await me(pair.access_token)).status).toBe(401)
  expect((await refresh(pair.refresh_token)).status).toBe(401)
})

test('of twenty refreshes of one token at once one wins, and the family goes on', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const pair = await signIn(house, tenant, person.email)
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(pair.refresh_token)))
  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(['refresh_superseded']),
  )
  expect((await refresh(won[0]?.body.refresh_token ?? '')).status).toBe(200)
})

test('only hashes of refresh tokens are stored, and they end after thirty days', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const pair = await signIn(house, tenant, person.email)
  expect(pair.refresh_token).toMatch(/^rt_/)
  const hash = createHash('sha256').update(pair.refresh_token).digest('hex')
  const admin = await house.admin('control')
  const { rows } = await admin.query('SELECT * FROM control.refresh_tokens WHERE token_hash = $1', [hash])
  expect(rows[0].expires_at.getTime() - rows[0].created_at.getTime()).toBe(30 * 86_400_000)
  expect(JSON.stringify(rows)).not.toContain(pair.refresh_token)
})

test('a refresh token past its thirty days is worth nothing', async () => {
  const late = await openTestHouse({ clock: advancingClock('2026-01-01T00:00:00Z') })
  const time = late.services.clock as AdvancingClock
  try {
    const tenant = await buildTenant(late)
    const person = await buildPerson(late, tenant)
    const pair = await signIn(late, tenant, person.email)
    time.advance(30 * 86_400_000)
    const answer = await send(late, 'POST', '/api/v1/auth/refresh', { body: { refresh_token: pair.refresh_token } })
    expect(answer).toMatchObject({ status: 401, body: { code: 'refresh_invalid' } })
  } finally {
    await late.close()
  }
})

test('what has ended is swept away; a used token stays as long as its return would be a theft', async () => {
  const old = await openTestHouse({ clock: advancingClock('2026-01-01T00:00:00Z') })
  const time = old.services.clock as AdvancingClock
  const again = (token: string) => send<Pair>(old, 'POST', '/api/v1/auth/refresh', { body: { refresh_token: token } })
  const sweep = () => pruneEnded(old.services, AbortSignal.timeout(10_000))
  const counts = async () => {
    const { rows } = await (await old.admin('control')).query(
      `SELECT (SELECT count(*)::int FROM control.sessions) AS sessions,
              (SELECT count(*)::int FROM control.refresh_tokens) AS tokens,
              (SELECT count(*)::int FROM control.one_time_tokens) AS links`,
    )
    return rows[0]
  }
  try {
    const tenant = await buildTenant(old)
    const person = await buildPerson(old, tenant)
    await send(old, 'POST', '/api/v1/auth/forgot-password', { body: { email: person.email } })
    await sendAskedLinks(old)
    await signIn(old, tenant, person.email)
    const kept = await signIn(old, tenant, person.email)
    time.advance(20 * 86_400_000)
    const second = (await again(kept.refresh_token)).body
    await sweep()
    // The factory's own session lived for a day.
    expect(await counts()).toEqual({ sessions: 2, tokens: 3, links: 0 })
    time.advance(15 * 86_400_000)
    await sweep()
    expect(await counts()).toEqual({ sessions: 1, tokens: 1, links: 0 })
    const third = (await again(second.refresh_token)).body
    time.advance(5_000)
    expect((await again(second.refresh_token)).body.code).toBe('refresh_reused')
    expect((await again(third.refresh_token)).status).toBe(401)
  } finally {
    await old.close()
  }
})

test('an unknown address, a wrong password and a stranger to the tenant get one answer for the same hashing work', async () => {
  const tenant = await buildTenant(house)
  const other = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const work = vi.spyOn(house.services.passwords, 'matches')
  const header = { 'x-tenant': tenant.slug }
  const answers = [
    await login({ email: 'ninguem@exemplo.com.br', password: PASSWORD }, header),
    await login({ email: person.email, password: 'outra senha qualquer' }, header),
    await login({ email: person.email, password: PASSWORD }, { 'x-tenant': other.slug }),
    await login({ email: person.email, password: PASSWORD, tenant: 'nao-existe' }),
  ]
  expect(work).toHaveBeenCalledTimes(answers.length)
  work.mockRestore()
  const told = answers.map(({ status, body }) => ({ status, ...body, request_id: undefined }))
  expect(told[0]).toMatchObject({ status: 401, code: 'credentials_invalid' })
  for (const answer of told) expect(answer).toEqual(told[0])
})

test('somebody disabled in the tenant neither signs in nor refreshes', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant, 'agent')
  const pair = await signIn(house, tenant, person.email)
  const admin = await house.admin('shared')
  await admin.query(`UPDATE tenant.members SET status = 'disabled' WHERE id = $1`, [person.memberId])
  expect((await refresh(pair.refresh_token)).status).toBe(401)
  const again = await login({ email: person.email, password: PASSWORD }, { 'x-tenant': tenant.slug })
  expect(again).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
})

test('parallel guesses count before their hashes are done, and success takes its attempt back', async () => {
  const tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  const header = { 'x-tenant': tenant.slug }
  for (let i = 0; i < 12; i++) {
    expect((await login({ email: person.email, password: PASSWORD }, header)).status).toBe(200)
  }
  const guesses = await Promise.all(
    Array.from({ length: 15 }, (_, i) => login({ email: person.email, password: `palpite numero ${i}` }, header)),
  )
  // Ten are free; after them one is let through in half a minute.
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(11)
  const refused = guesses.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(4)
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await login({ email: person.email, password: PASSWORD }, header)).status).toBe(429)
  clock.advance(16 * 60_000)
  expect((await login({ email: person.email, password: PASSWORD }, header)).status).toBe(200)
})

test('somebody of several tenants chooses on the platform’s host, and only with the right password learns which', async () => {
  const [one, two] = [await buildTenant(house), await buildTenant(house)]
  const person = await buildPerson(house, one)
  await join(two.id, person)
  const wrong = await login({ email: person.email, password: 'nao e esta aqui' })
  expect(wrong.body).not.toHaveProperty('tenants')
  const asked = await login({ email: person.email, password: PASSWORD })
  expect(asked).toMatchObject({ status: 409, body: { code: 'tenant_choice_needed' } })
  expect(asked.body.tenants.map(({ slug }) => slug).sort()).toEqual([one.slug, two.slug].sort())
  const entered = await login({ email: person.email, password: PASSWORD, tenant: two.slug })
  expect(entered).toMatchObject({ status: 200, body: { tenant_slug: two.slug } })

  const switched = await refresh(entered.body.refresh_token, { tenant: one.slug })
  expect(switched).toMatchObject({ status: 200, body: { tenant_slug: one.slug } })
  expect((await me(switched.body.access_token)).status).toBe(200)
  // What was issued for the tenant that was left speaks for nobody now.
  expect((await me(entered.body.access_token)).status).toBe(401)
  const foreign = await buildTenant(house)
  expect(await refresh(switched.body.refresh_token, { tenant: foreign.slug })).toMatchObject({
    status: 403,
    body: { code: 'membership_missing' },
  })
})

test('a tenant whose trial is over still lets its people in', async () => {
  const tenant = await buildTenant(house, { status: 'suspended' })
  const person = await buildPerson(house, tenant)
  expect((await signIn(house, tenant, person.email)).tenant_slug).toBe(tenant.slug)
})

async function join(tenantId: string, person: { identityId: string; memberId: string; email: string }): Promise<void> {
  const control = await house.admin('control')
  await control.query('INSERT INTO control.memberships (tenant_id, identity_id, member_id) VALUES ($1, $2, $3)', [
    tenantId,
    person.identityId,
    person.memberId,
  ])
  const shared = await house.admin('shared')
  await shared.query(
    `INSERT INTO tenant.members (tenant_id, id, identity_id, email, name, role, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'Em dois lugares', 'agent', now(), now())`,
    [tenantId, person.memberId, person.identityId, person.email],
  )
}
