import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bearer, mailsTo, PASSWORD, type Pair, send, sendAskedLinks, tokenOf } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

const register = (body: object, headers: Record<string, string> = {}) =>
  send<Pair>(house, 'POST', '/api/v1/auth/register', {
    body: { name: 'Ana Souza', password: PASSWORD, ...body },
    headers,
  })
const login = (email: string, password = PASSWORD) =>
  send<Pair>(house, 'POST', '/api/v1/auth/login', { body: { email, password } })

test('registering opens a trial company whose owner is signed in at once', async () => {
  const answer = await register({ email: 'ana@padaria.com.br', company_name: 'Padaria São João & Cia.' })
  expect(answer).toMatchObject({ status: 201, body: { tenant_slug: 'padaria-sao-joao-cia' } })
  const me = await send<object>(house, 'GET', '/api/v1/me', { headers: bearer(answer.body.access_token) })
  expect(me.body).toMatchObject({
    email: 'ana@padaria.com.br',
    name: 'Ana Souza',
    email_verified: false,
    realm: 'tenant',
    role: { key: 'owner', name: 'Titular' },
    visibility: 'all',
    tenant: { slug: 'padaria-sao-joao-cia', name: 'Padaria São João & Cia.', status: 'trial' },
    tenants: [{ slug: 'padaria-sao-joao-cia', console_url: 'http://padaria-sao-joao-cia.localhost:3000' }],
  })
})

test('a derived address that is taken or reserved gets another; a chosen one is refused', async () => {
  expect((await register({ email: 'um@lojas.com', company_name: 'Lojas Sol' })).body.tenant_slug).toBe('lojas-sol')
  expect((await register({ email: 'dois@lojas.com', company_name: 'Lojas Sol' })).body.tenant_slug).toBe('lojas-sol-2')
  expect((await register({ email: 'tres@lojas.com', company_name: 'Admin' })).body.tenant_slug).toBe('admin-2')
  const taken = await register({ email: 'quatro@lojas.com', company_name: 'X', slug: 'lojas-sol' })
  expect(taken).toMatchObject({ status: 409, body: { code: 'slug_taken' } })
  const reserved = await register({ email: 'quatro@lojas.com', company_name: 'X', slug: 'admin' })
  expect(reserved).toMatchObject({ status: 409, body: { code: 'slug_reserved' } })
  const plan = await register({ email: 'quatro@lojas.com', company_name: 'X', plan: 'chat_enterprise' })
  expect(plan).toMatchObject({ status: 400, body: { code: 'plan_unknown' } })
  // None of those left a person behind: the same address registers with another password.
  const admin = await house.admin('control')
  const { rows } = await admin.query(`SELECT 1 FROM control.identities WHERE email = 'quatro@lojas.com'`)
  expect(rows).toEqual([])
})

test('an address that has an account is not betrayed; its owner is told, and may open another company with the password', async () => {
  await register({ email: 'dona@duas.com', company_name: 'Primeira Casa' })
  const refused = await register({ email: 'dona@duas.com', company_name: 'Segunda', password: 'uma outra senha' })
  expect(refused).toMatchObject({ status: 409, body: { code: 'registration_refused' } })
  expect((await mailsTo(house, 'dona@duas.com')).map(({ kind }) => kind)).toEqual([
    'verify_email',
    'registration_attempted',
  ])
  expect((await register({ email: 'dona@duas.com', company_name: 'Segunda Casa' })).status).toBe(201)
  expect(await login('dona@duas.com')).toMatchObject({ status: 409, body: { code: 'tenant_choice_needed' } })
})

test('on a company’s own host one needs an invitation, and company fields are refused', async () => {
  const tenant = await buildTenant(house)
  const host = { host: `${tenant.slug}.localhost:3000` }
  expect(await register({ email: 'x@y.com' }, host)).toMatchObject({
    status: 403,
    body: { code: 'invitation_required' },
  })
  for (const field of [{ company_name: 'Minha' }, { slug: 'minha' }, { plan: 'chat_starter' }]) {
    expect(await register({ email: 'x@y.com', invitation_token: 'inv_x', ...field }, host)).toMatchObject({
      status: 400,
      body: { code: 'company_fields_refused' },
    })
  }
})

test('the link of the mail verifies the address, once; another may be asked for once a minute', async () => {
  const email = 'verifica@exemplo.com.br'
  const { access_token } = (await register({ email, company_name: 'Verifica Ltda' })).body
  const resend = () => send(house, 'POST', '/api/v1/auth/resend-verification', { headers: bearer(access_token) })
  expect((await resend()).status).toBe(202)
  expect(await mailsTo(house, email)).toHaveLength(1)
  clock.advance(61_000)
  await resend()
  const mails = await mailsTo(house, email)
  expect(mails).toHaveLength(2)
  expect(mails[1]?.params.url).toMatch(/\/verificar-email\/vrf_/)
  const verify = (token: string) => send(house, 'POST', '/api/v1/auth/verify-email', { body: { token } })
  expect((await verify(tokenOf(mails[1]))).status).toBe(204)
  expect(await verify(tokenOf(mails[1]))).toMatchObject({ status: 410, body: { code: 'link_invalid' } })
  const me = await send<object>(house, 'GET', '/api/v1/me', { headers: bearer(access_token) })
  expect(me.body).toMatchObject({ email_verified: true })
  clock.advance(61_000)
  await resend()
  expect(await mailsTo(house, email)).toHaveLength(2)
})

test('a forgotten password is replaced by a link that ends every session; a stranger’s address is answered alike', async () => {
  const email = 'esqueci@exemplo.com.br'
  const { access_token, refresh_token } = (await register({ email, company_name: 'Esqueci Ltda' })).body
  const forgot = (address: string) => send(house, 'POST', '/api/v1/auth/forgot-password', { body: { email: address } })
  const [known, unknown] = [await forgot(email), await forgot('ninguem@exemplo.com.br')]
  expect(known.status).toBe(202)
  expect({ ...unknown, headers: null }).toEqual({ ...known, headers: null })
  await sendAskedLinks(house)
  expect(await mailsTo(house, 'ninguem@exemplo.com.br')).toEqual([])
  const mail = (await mailsTo(house, email)).find(({ kind }) => kind === 'reset_password')
  const reset = (password: string, token = tokenOf(mail)) =>
    send(house, 'POST', '/api/v1/auth/reset-password', { body: { token, password } })
  expect(await reset('curta')).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
  expect((await reset('uma senha bem nova')).status).toBe(204)
  expect((await reset('uma senha bem nova')).status).toBe(410)
  expect((await send(house, 'GET', '/api/v1/me', { headers: bearer(access_token) })).status).toBe(401)
  expect((await send(house, 'POST', '/api/v1/auth/refresh', { body: { refresh_token } })).status).toBe(401)
  expect((await login(email)).status).toBe(401)
  expect((await login(email, 'uma senha bem nova')).status).toBe(200)
  expect((await mailsTo(house, email)).at(-1)?.kind).toBe('password_changed')
})

test('a reset link dies after an hour and with a change of password', async () => {
  const email = 'link@exemplo.com.br'
  const { access_token } = (await register({ email, company_name: 'Link Ltda' })).body
  const ask = async () => {
    clock.advance(61_000)
    await send(house, 'POST', '/api/v1/auth/forgot-password', { body: { email } })
    await sendAskedLinks(house)
    return tokenOf((await mailsTo(house, email)).findLast(({ kind }) => kind === 'reset_password'))
  }
  const reset = (token: string) =>
    send(house, 'POST', '/api/v1/auth/reset-password', { body: { token, password: 'senha do ladrao' } })
  const beforeChange = await ask()
  const changed = await send(house, 'PUT', '/api/v1/me', {
    body: { current_password: PASSWORD, new_password: 'trocada por mim' },
    headers: bearer(access_token),
  })
  expect(changed.status).toBe(200)
  expect((await reset(beforeChange)).status).toBe(410)
  const late = await ask()
  clock.advance(60 * 60_000)
  expect((await reset(late)).status).toBe(410)
})
