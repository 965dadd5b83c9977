import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildPerson, mailsTo, PASSWORD, type Pair, send } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
let counter = 0
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock, rateLimits: 'program' })
})
afterAll(() => house.close())

const newEmail = () => `vitima-${++counter}@exemplo.com.br`
const invite = (headers: Record<string, string>, body: object = {}) =>
  send<{ id: string; code?: string }>(house, 'POST', '/api/v1/invitations', {
    body: { email: newEmail(), role: 'agent', ...body },
    headers,
  })

test('who opened a trial and did not verify the address invites nobody, by an API key of theirs neither', async () => {
  const registered = await send<Pair>(house, 'POST', '/api/v1/auth/register', {
    body: { name: 'Eva', email: 'eva@exemplo.com.br', password: PASSWORD, company_name: 'Isca' },
  })
  const headers = { authorization: `Bearer ${registered.body.access_token}` }
  const email = newEmail()
  expect(await invite(headers, { email })).toMatchObject({ status: 403, body: { code: 'email_unverified' } })
  const me = await send<{ permissions: string[] }>(house, 'GET', '/api/v1/me', { headers })
  const key = await send<{ token: string }>(house, 'POST', '/api/v1/api-keys', {
    body: { name: 'Chave', scopes: me.body.permissions },
    headers,
  })
  const byKey = await invite({ authorization: `Bearer ${key.body.token}` }, { email })
  expect(byKey).toMatchObject({ status: 403, body: { code: 'email_unverified' } })
  expect(await mailsTo(house, email)).toEqual([])
  const admin = await house.admin('control')
  await admin.query(`UPDATE control.identities SET email_verified_at = now() WHERE email = 'eva@exemplo.com.br'`)
  expect((await invite(headers, { email })).status).toBe(201)
})

test('a trial sends ten invitations a day, resent ones too, and never more at once', async () => {
  const tenant = await buildTenant(house, { status: 'trial' })
  const owner = await buildPerson(house, tenant)
  const first = await invite(owner.headers)
  const six = await Promise.all(Array.from({ length: 6 }, () => invite(owner.headers)))
  expect(six.map(({ status }) => status)).toEqual(Array(6).fill(201))
  clock.advance(61_000)
  const again = () =>
    send<{ code?: string }>(house, 'POST', `/api/v1/invitations/${first.body.id}/resend`, { headers: owner.headers })
  const more = await Promise.all([again(), ...Array.from({ length: 8 }, () => invite(owner.headers))])
  expect(more.filter(({ status }) => status === 201)).toHaveLength(3)
  const refused = more.filter(({ status }) => status !== 201)
  for (const { status, body, headers } of refused) {
    expect([status, body.code]).toEqual([429, 'invitations_too_many'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(80_000)
  }
})

test('in a minute nobody sends more than ten, a company that pays neither', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildPerson(house, tenant)
  const answers = await Promise.all(Array.from({ length: 14 }, () => invite(owner.headers)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429).map(({ body }) => body.code)).toEqual(
    Array(4).fill('rate_limited'),
  )
  clock.advance(61_000)
  expect((await invite(owner.headers)).status).toBe(201)
})

test.each([
  ['POST', '/api/v1/invitations', { email: 'x@exemplo.com.br', role: 'agent', name: 'Clique em mal.example' }],
  ['PUT', '/api/v1/me', { name: 'Suporte https://mal.example' }],
  ['PATCH', '/api/v1/tenant', { name: 'Banco 0800 123 4567' }],
  ['PUT', '/api/v1/brand', { company_name: 'www.mal.example' }],
  ['POST', '/api/v1/inboxes', { name: 'ana@mal.example', channel: 'widget' }],
  ['POST', '/api/v1/teams', { name: 'mal.example', member_ids: [] }],
  ['POST', '/api/v1/api-keys', { name: 'mal.example', scopes: ['members.read'] }],
] as const)('%s %s takes no address in a name', async (method, url, body) => {
  const owner = await buildPerson(house, await buildTenant(house))
  const answer = await send<{ code: string; errors: { code: string }[] }>(house, method, url, {
    body,
    headers: owner.headers,
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'validation_failed', errors: [{ code: 'name_has_address' }] },
  })
})

test('registering takes no address in the names of the person and the company', async () => {
  for (const names of [{ name: 'mal.example' }, { company_name: 'Ganhe em mal.example' }]) {
    const answer = await send<{ errors: { code: string }[] }>(house, 'POST', '/api/v1/auth/register', {
      body: { name: 'Ana', email: newEmail(), password: PASSWORD, ...names },
    })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'name_has_address' }] } })
  }
})

test('a mail of a trial names the platform beside the company, whose name anybody may choose', async () => {
  for (const [status, sender] of [
    ['trial', ' (via Recado)'],
    ['active', ''],
  ] as const) {
    const tenant = await buildTenant(house, { status })
    const owner = await buildPerson(house, tenant)
    const email = newEmail()
    expect((await invite(owner.headers, { email })).status).toBe(201)
    await house.drain()
    const read = async (path: string) =>
      (await house.app.inject({ url: `/api/v1/dev/mails${path}`, remoteAddress: '127.0.0.1' })).json()
    const mail = (await read('')).items.find(({ to }: { to: string }) => to === email)
    expect(mail.subject).toBe(`Convite para a equipe de ${tenant.name}`)
    expect((await read(`/${mail.id}`)).from).toBe(`"${tenant.name}${sender}" <recado@localhost>`)
  }
})
