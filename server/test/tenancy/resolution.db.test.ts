import type { PartnerId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let a: Tenant
let b: Tenant
let memberOfA: SignedIn

beforeAll(async () => {
  house = await openTestHouse()
  const partnerId = newId<PartnerId>()
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('partners')
      .values({ id: partnerId, slug: 'parceira', name: 'Parceira', base_domain: 'parceira.com.br' })
      .execute(),
  )
  a = await buildTenant(house, { slug: 'alfa', partnerId })
  b = await buildTenant(house, { slug: 'beta', placement: 'schema' })
  memberOfA = await buildMember(house, a)
  await house.services.control.acrossTenants(async (scope) => {
    const domains = [
      { host: 'chat.alfa.com.br', tenant_id: a.id, verified_at: new Date() },
      { host: 'chat.beta.com.br', tenant_id: b.id, verified_at: new Date() },
      { host: 'ainda-nao.com.br', tenant_id: a.id, verified_at: null },
    ]
    for (const domain of domains) {
      await scope.control
        .insertInto('domains')
        .values({ ...domain, verification_token: 't' })
        .execute()
    }
  })
})
afterAll(() => house.close())

const HOSTS = {
  root: 'localhost:3000',
  'its subdomain': 'alfa.localhost:3000',
  'its own domain': 'chat.alfa.com.br',
  "its partner's domain": 'alfa.parceira.com.br',
  'another subdomain': 'beta.localhost:3000',
  "another tenant's domain": 'chat.beta.com.br',
  'an unknown subdomain': 'ninguem.localhost:3000',
  'an unproven domain': 'ainda-nao.com.br',
  'a stranger domain': 'exemplo.org',
} as const
const HEADERS = {
  none: undefined,
  'its slug': 'alfa',
  'its id': 'A',
  'another slug': 'beta',
  'another id': 'B',
  'an unknown slug': 'ninguem',
  rubbish: '../../etc',
} as const

type Verdict = 'a' | 'b' | 'unknown' | undefined
const hostVerdict = (host: keyof typeof HOSTS): Verdict =>
  host === 'root' ? undefined : host.startsWith('its') ? 'a' : host.startsWith('another') ? 'b' : 'unknown'
const headerVerdict = (header: keyof typeof HEADERS): Verdict =>
  header === 'none' ? undefined : header.startsWith('its') ? 'a' : header.startsWith('another') ? 'b' : 'unknown'

/** What all claims together must lead to: the table of T2, from the verdicts alone. */
function expected(verdicts: Verdict[]): number {
  const claims = verdicts.filter((verdict) => verdict !== undefined)
  for (const claim of claims.keys()) {
    if (claims[claim] === 'unknown') return 404
    if (claim > 0 && claims[claim] !== claims[0]) return 403
  }
  return claims.length === 0 ? 400 : 200
}

describe.each(Object.keys(HOSTS) as (keyof typeof HOSTS)[])('with %s as host', (host) => {
  test.each(Object.keys(HEADERS) as (keyof typeof HEADERS)[])(
    'and %s in X-Tenant, a token of a tenant is judged',
    async (header) => {
      const status = expected([hostVerdict(host), headerVerdict(header), 'a'])
      const answer = await ask(HOSTS[host], HEADERS[header], memberOfA.token)
      expect(answer.statusCode, answer.body).toBe(status)
      if (status !== 200) expect(answer.json()).toMatchObject({ status, request_id: expect.any(String) })
    },
  )
})

test('claims that name no tenant where one is needed are told so', async () => {
  const answer = await house.app.inject({ url: '/api/v1/tenant/config', headers: { host: 'ninguem.localhost' } })
  expect(answer.json()).toMatchObject({ status: 404, code: 'tenant_unknown' })
})

test('a former slug still finds its tenant for its redirect', async () => {
  const now = new Date(Date.now() + 86_400_000)
  await house.services.control.acrossTenants((scope) =>
    scope.control.insertInto('slugs').values({ slug: 'alfa-antiga', tenant_id: a.id, redirects_until: now }).execute(),
  )
  expect(await house.services.tenants.findRedirect('alfa-antiga')).toBe('alfa')
  expect(await house.services.tenants.find({ slug: 'alfa-antiga' })).toBeUndefined()
})

function ask(host: string, header: string | undefined, token: string) {
  const named = header === 'A' ? encodeId('ten', a.id) : header === 'B' ? encodeId('ten', b.id) : header
  return house.app.inject({
    url: '/api/v1/me',
    headers: { host, authorization: `Bearer ${token}`, ...(named === undefined ? {} : { 'x-tenant': named }) },
  })
}
