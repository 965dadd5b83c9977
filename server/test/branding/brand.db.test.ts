import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  buildMember,
  buildOfficePerson,
  buildPartner,
  buildTenant,
  type OfficePerson,
  type SignedIn,
} from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { picture } from './pictures.ts'

let house: TestHouse
let platform: OfficePerson
beforeAll(async () => {
  house = await openTestHouse()
  platform = await buildOfficePerson(house, { realm: 'platform' })
})
afterAll(() => house.close())

const config = (host: string, headers: Record<string, string> = {}) =>
  house.app.inject({ url: '/api/v1/tenant/config', headers: { host, ...headers } })
const put = (url: string, person: OfficePerson | SignedIn, payload: object) =>
  house.app.inject({ method: 'PUT', url, headers: person.headers, payload })

test('a tenant’s pages are made of the platform’s, its partner’s and its own brand, member by member', async () => {
  const partner = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId: partner.id, slug: 'robustcar' })
  const owner = await buildMember(house, tenant)
  const before = (await config('robustcar.localhost')).json()
  expect(before).toMatchObject({
    slug: 'robustcar',
    name: tenant.name,
    status: 'active',
    domain: 'robustcar.localhost',
  })
  expect(before.branding.company_name).toBe(tenant.name)

  await put('/api/v1/platform/brand', platform, {
    company_name: 'Plataforma',
    colours: { primary: '#101010', secondary: '#202020', accent: '#303030' },
    contact: { phone: '11 0000-0000' },
  })
  await put('/api/v1/partner/brand', partner.admin, {
    company_name: 'Parceira',
    colours: { primary: '#111111', secondary: '#212121' },
    fonts: { heading: 'Inter' },
    contact: { phone: '11 1111-1111' },
  })
  const own = await put('/api/v1/brand', owner, {
    colours: { primary: '#1a2b3c' },
    contact: { email: 'oi@robust.com' },
  })
  expect(own.statusCode, own.body).toBe(200)
  expect(own.json().settings).toEqual({ colours: { primary: '#1a2b3c' }, contact: { email: 'oi@robust.com' } })

  const after = (await config('robustcar.localhost')).json()
  const colours = Object.entries(after.branding.colours as Record<string, { value: string }>)
  expect(Object.fromEntries(colours.map(([name, { value }]) => [name, value]))).toEqual({
    primary: '#1a2b3c',
    secondary: '#212121',
    accent: '#303030',
  })
  expect(after.branding.fonts).toEqual({ heading: 'Inter', body: null })
  // Neither another company's name nor its telephone on a tenant's page.
  expect(after.branding.company_name).toBe(tenant.name)
  expect(after.contact).toEqual({ phone: null, whatsapp: null, email: 'oi@robust.com', address: null })
  expect(after.branding.version).not.toBe(before.branding.version)
})

test('a partner’s logo is its tenants’ until they have one of their own', async () => {
  const partner = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId: partner.id, slug: 'com-logo' })
  const owner = await buildMember(house, tenant)
  const upload = async (url: string, headers: Record<string, string>, width: number) =>
    house.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'image/png' },
      payload: await picture({ width }),
    })
  expect((await config('com-logo.localhost')).json().branding.logo_url).toBeNull()
  const inherited = await upload('/api/v1/partner/brand/logo', partner.admin.headers, 70)
  expect(inherited.statusCode, inherited.body).toBe(200)
  const shown = async () => (await config('com-logo.localhost')).json().branding.logo_url
  expect(await shown()).toBe(inherited.json().branding.logo_url)
  const own = await upload('/api/v1/brand/logo', owner.headers, 71)
  expect(await shown()).toBe(own.json().branding.logo_url)
  await house.app.inject({ method: 'DELETE', url: '/api/v1/brand/logo', headers: owner.headers })
  expect(await shown()).toBe(inherited.json().branding.logo_url)
})

test('the root host is the platform’s, an unknown one nobody’s', async () => {
  await put('/api/v1/platform/brand', platform, { company_name: 'Conversa Fácil' })
  const root = await config('localhost:3000')
  expect(root.json()).toMatchObject({ slug: null, name: 'Conversa Fácil', registration_open: true })
  const unknown = await config('ninguem.localhost:3000')
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'tenant_unknown'])
})

test('the config is found by X-Tenant, by slug, at the specification’s address and by a former slug', async () => {
  const tenant = await buildTenant(house, { slug: 'novo-nome' })
  const owner = await buildMember(house, tenant)
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('slugs')
      .values({ slug: 'nome-antigo', tenant_id: tenant.id, redirects_until: new Date(Date.now() + 60_000) })
      .execute(),
  )
  const answers = [
    await config('localhost', { 'x-tenant': owner.headers['x-tenant'] }),
    await house.app.inject({ url: '/api/v1/tenant/novo-nome/config' }),
    await house.app.inject({ url: '/tenant/novo-nome/config' }),
    await house.app.inject({ url: '/tenant/nome-antigo/config' }),
  ]
  for (const answer of answers) {
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json().slug).toBe('novo-nome')
  }
  const unknown = await house.app.inject({ url: '/tenant/nunca-houve/config' })
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'tenant_unknown'])
})

test('mails wear the brand of whom they come from', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  await put('/api/v1/brand', owner, { company_name: 'Loja da Ana', colours: { primary: '#ffd200' } })
  expect(await house.services.mailBrands.find(tenant.id)).toEqual({
    name: 'Loja da Ana',
    colour: '#ffd200',
    onColour: '#000000',
  })
})

test('a proven domain of its own is the one that is told', async () => {
  const tenant = await buildTenant(house, { slug: 'com-dominio' })
  await house.services.control.acrossTenants((scope) =>
    scope.control
      .insertInto('domains')
      .values({ host: 'chat.loja.com.br', tenant_id: tenant.id, verification_token: 't', verified_at: new Date() })
      .execute(),
  )
  expect((await config('chat.loja.com.br')).json()).toMatchObject({ slug: 'com-dominio', domain: 'chat.loja.com.br' })
})

test('a main colour that nobody sees on white is refused with one to take instead', async () => {
  const owner = await buildMember(house, await buildTenant(house))
  const refused = await put('/api/v1/brand', owner, { colours: { primary: '#FFFDF5' } })
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'brand_colour_invisible'])
  const { path, colour, proposal } = refused.json()
  expect([path, colour]).toEqual(['colours.primary', '#fffdf5'])
  const accepted = await put('/api/v1/brand', owner, { colours: { primary: proposal } })
  expect(accepted.statusCode, accepted.body).toBe(200)
  const yellow = await put('/api/v1/brand', owner, { colours: { primary: '#ffd200' } })
  expect(yellow.json().branding.colours.primary).toMatchObject({ value: '#ffd200', on: '#000000', contrast: 1.45 })
})

test.each([
  ['an unknown field', { slogan: 'x' }],
  ['a colour that is none', { colours: { primary: 'red' } }],
  ['a colour with an escape', { colours: { primary: '#fff;}body{display:none' } }],
  ['a line break in a name', { company_name: 'A\nB' }],
])('%s is refused', async (_what, payload) => {
  const owner = await buildMember(house, await buildTenant(house))
  expect((await put('/api/v1/brand', owner, payload)).statusCode).toBe(400)
})

test('changing a brand is audited with before and after, and needs the permission', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const agent = await buildMember(house, tenant, 'agent')
  await put('/api/v1/brand', owner, { company_name: 'Antes' })
  await put('/api/v1/brand', owner, { company_name: 'Depois' })
  expect((await put('/api/v1/brand', agent, { company_name: 'Minha' })).statusCode).toBe(403)
  expect((await house.app.inject({ url: '/api/v1/brand', headers: agent.headers })).statusCode).toBe(200)
  const control = await house.admin('control')
  const { rows } = await control.query(
    `SELECT before ->> 'company_name' AS before, after ->> 'company_name' AS after
       FROM control.audit_entries WHERE tenant_id = $1 AND action = 'brand.updated' ORDER BY id`,
    [tenant.id],
  )
  expect(rows).toEqual([
    { before: null, after: 'Antes' },
    { before: 'Antes', after: 'Depois' },
  ])
})

test('a tenant cannot touch its partner’s brand, nor a partner the platform’s', async () => {
  const partner = await buildPartner(house)
  const owner = await buildMember(house, await buildTenant(house, { partnerId: partner.id }))
  expect((await put('/api/v1/partner/brand', owner, { company_name: 'X' })).statusCode).toBe(403)
  expect((await put('/api/v1/platform/brand', partner.admin, { company_name: 'X' })).statusCode).toBe(403)
})
