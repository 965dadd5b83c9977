import { generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import { open } from '../../src/platform/secrets/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { bearer, buildPerson, PASSWORD, type Pair, send, signIn } from './people.ts'

let house: TestHouse
let clock: AdvancingClock
let tenant: Tenant
let pair: Pair
let claims: Record<string, unknown>
let key: { kid: string; private: Awaited<ReturnType<typeof importJWK>> }

beforeAll(async () => {
  clock = advancingClock(new Date())
  house = await openTestHouse({ clock })
  tenant = await buildTenant(house)
  const person = await buildPerson(house, tenant)
  pair = await signIn(house, tenant, person.email)
  claims = JSON.parse(Buffer.from(pair.access_token.split('.')[1] ?? '', 'base64url').toString())
  const admin = await house.admin('control')
  const { rows } = await admin.query('SELECT kid, sealed_private_jwk FROM control.signing_keys')
  const jwk = open(house.services.keyring, rows[0].sealed_private_jwk, { tenant: null, purpose: 'signing-key' })
  key = { kid: rows[0].kid, private: await importJWK(JSON.parse(jwk) as JWK, 'EdDSA') }
})
afterAll(() => house.close())

const statusOf = async (token: string) => (await send(house, 'GET', '/api/v1/me', { headers: bearer(token) })).status
const sign = (changes: Record<string, unknown>, kid = key.kid) =>
  new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' }).sign(key.private)

test('the same claims signed by the house are let in, so that what follows fails for its own reason', async () => {
  expect(await statusOf(await sign({}))).toBe(200)
})

test('an unsigned token is refused', async () => {
  expect(await statusOf(new UnsecuredJWT(claims).encode())).toBe(401)
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: key.kid })).toString('base64url')
  expect(await statusOf(`${header}.${pair.access_token.split('.')[1]}.${pair.access_token.split('.')[2]}`)).toBe(401)
})

test('a token signed by somebody else’s key is refused, also under our key’s id', async () => {
  const foreign = await generateKeyPair('EdDSA')
  const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: key.kid }).sign(foreign.privateKey)
  expect(await statusOf(forged)).toBe(401)
  const secret = new TextEncoder().encode('public keys are no secrets of HMAC')
  const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret)
  expect(await statusOf(confused)).toBe(401)
})

test.each([
  ['of another audience', { aud: 'somebody-else' }],
  ['of another issuer', { iss: 'somebody-else' }],
  ['of another type', { type: 'refresh' }],
  ['of a session that never was', { sid: 'ses_00000000000000000000000001' }],
  ['for another person', { sub: 'idn_00000000000000000000000001' }],
  ['for another tenant', { tenant_id: 'ten_00000000000000000000000001' }],
  ['for no tenant', { tenant_id: null }],
  ['that ended', { exp: Math.floor(Date.now() / 1000) - 60 }],
])('a well signed token %s is refused', async (_what, changes) => {
  expect(await statusOf(await sign(changes))).toBe(401)
})

test('an access token ends after fifteen minutes', async () => {
  expect(await statusOf(pair.access_token)).toBe(200)
  clock.advance(15 * 60_000 + 1_000)
  expect(await statusOf(pair.access_token)).toBe(401)
})

const COOKIE = '__Host-recado_refresh'

async function signInWithCookie(host: string) {
  const person = await buildPerson(house, tenant)
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers: { host, origin: `http://${host}` },
    payload: { email: person.email, password: PASSWORD, token_transport: 'cookie' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer
}

test('with transport cookie the refresh token is in a __Host- cookie that scripts cannot read, and not in the body', async () => {
  const answer = await signInWithCookie(`${tenant.slug}.localhost:3000`)
  expect(answer.json()).not.toHaveProperty('refresh_token')
  const cookies = [answer.headers['set-cookie']].flat()
  const header = String(cookies.find((cookie) => cookie?.startsWith(COOKIE)))
  expect(header).toMatch(/^__Host-recado_refresh=rt_/)
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(header).toContain(attribute)
  expect(header).not.toContain('Domain')
})

test('a cookie refreshes and signs out only for a page of the very same host', async () => {
  const host = `${tenant.slug}.localhost:3000`
  const answer = await signInWithCookie(host)
  const value = answer.cookies.find(({ name }) => name === COOKIE)?.value ?? ''
  const sibling = await buildTenant(house)
  const post = (path: string, origin: string | undefined, token = value) =>
    house.app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      headers: { host, ...(origin === undefined ? {} : { origin }) },
      cookies: { [COOKIE]: token },
      payload: {},
    })
  for (const origin of [
    undefined,
    'null',
    `http://${sibling.slug}.localhost:3000`,
    'http://localhost:3000',
    `http://${tenant.slug}.localhost:4000`,
    'https://malvado.exemplo.com',
  ]) {
    for (const path of ['refresh', 'logout']) {
      const refused = await post(path, origin)
      expect(refused.statusCode, `${path} from ${origin}`).toBe(403)
      expect(refused.json()).toMatchObject({ code: 'origin_forbidden' })
    }
  }
  const refreshed = await post('refresh', `http://${host}`)
  expect(refreshed.statusCode, refreshed.body).toBe(200)
  expect(refreshed.json()).not.toHaveProperty('refresh_token')
  const next = refreshed.cookies.find(({ name }) => name === COOKIE)?.value ?? ''
  expect(next).not.toBe(value)

  const out = await post('logout', `http://${host}`, next)
  expect(out.statusCode).toBe(204)
  expect(String(out.headers['set-cookie'])).toMatch(/^__Host-recado_refresh=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
  expect((await post('refresh', `http://${host}`, next)).statusCode).toBe(401)
})
