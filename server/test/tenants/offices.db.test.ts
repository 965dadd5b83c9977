import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMember, buildOfficePerson, buildPartner, buildTenant, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let platform: OfficePerson
beforeAll(async () => {
  house = await openTestHouse()
  platform = await buildOfficePerson(house, { realm: 'platform' })
})
afterAll(() => house.close())

const order = (slug: string) => ({
  name: 'Clínica Sorriso',
  slug,
  plan: 'chat_professional',
  admin: { name: 'Dra. Lia', email: `lia@${slug}.com.br` },
})

test('a partner opens a tenant in one call, and its owner is invited', async () => {
  const partner = await buildPartner(house)
  const answer = await post('/api/v1/partner/tenants', partner.admin, order('clinica-um'))
  expect(answer.statusCode, answer.body).toBe(201)
  expect(answer.json()).toMatchObject({
    slug: 'clinica-um',
    placement: 'schema',
    status: 'trial',
    console_url: 'http://clinica-um.localhost:3000',
    partner_id: encodeId('par', partner.id),
  })
  const control = await house.admin('control')
  const invitations = await control.query("SELECT role FROM control.invitations WHERE email = 'lia@clinica-um.com.br'")
  expect(invitations.rows).toEqual([{ role: 'owner' }])
})

test('a partner sells what is for sale; the platform opens a company on any plan, which is shown by its name', async () => {
  const partner = await buildPartner(house)
  const refused = await post('/api/v1/partner/tenants', partner.admin, {
    ...order('clinica-cara'),
    plan: 'chat_white_label',
  })
  expect(refused.json()).toMatchObject({ status: 400, code: 'plan_unknown' })
  const opened = await post('/api/v1/platform/tenants', platform, {
    ...order('clinica-cara'),
    plan: 'chat_white_label',
  })
  expect(opened.json()).toMatchObject({ plan: 'chat_white_label', plan_name: 'Chat White-Label' })
})

test('a partner sees its own tenants only, by list and by id', async () => {
  const [mine, other] = [await buildPartner(house), await buildPartner(house)]
  const own = await buildTenant(house, { partnerId: mine.id })
  const foreign = await buildTenant(house, { partnerId: other.id })
  const direct = await buildTenant(house)
  const list = await get('/api/v1/partner/tenants?limit=100', mine.admin)
  expect(list.json().items.map((tenant: { slug: string }) => tenant.slug)).toEqual([own.slug])
  for (const tenant of [foreign, direct]) {
    const answer = await get(`/api/v1/partner/tenants/${encodeId('ten', tenant.id)}`, mine.admin)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).not.toContain(tenant.name)
  }
})

test('two openings at once cannot both take the last place of a partner', async () => {
  const partner = await buildPartner(house, { tenantsMax: 1 })
  const answers = await Promise.all(
    ['ultima-a', 'ultima-b', 'ultima-c'].map((slug) => post('/api/v1/partner/tenants', partner.admin, order(slug))),
  )
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 402, 402])
})

test('the doors do not open for each other', async () => {
  const partner = await buildPartner(house)
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant, 'owner')
  for (const [url, person] of [
    ['/api/v1/platform/tenants', partner.admin],
    ['/api/v1/platform/partners', partner.admin],
    ['/api/v1/platform/units', owner],
    ['/api/v1/partner/tenants', platform],
    ['/api/v1/partner/tenants', owner],
    ['/api/v1/tenant', partner.admin],
  ] as const) {
    const answer = await house.app.inject({ url, headers: { authorization: person.headers.authorization } })
    expect([400, 403], url).toContain(answer.statusCode)
  }
})

test('lists are paged by cursor without gap or repeat, and a cursor of another list is refused', async () => {
  const partner = await buildPartner(house)
  const slugs: string[] = []
  for (let n = 0; n < 5; n++) slugs.unshift((await buildTenant(house, { partnerId: partner.id })).slug)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer = await get(`/api/v1/partner/tenants?limit=2${cursor ? `&cursor=${cursor}` : ''}`, partner.admin)
    const page: { items: { slug: string }[]; next_cursor: string | null } = answer.json()
    seen.push(...page.items.map((tenant) => tenant.slug))
    cursor = page.next_cursor
    if (cursor)
      expect((await get(`/api/v1/platform/tenants?cursor=${cursor}`, platform)).json().code).toBe('cursor_invalid')
  } while (cursor)
  expect(seen).toEqual(slugs)
  for (const bad of ['x', 'eyJ9', Buffer.from('["partner-tenants"]').toString('base64url')]) {
    expect((await get(`/api/v1/partner/tenants?cursor=${bad}`, partner.admin)).statusCode).toBe(400)
  }
})

test('the lifecycle is followed: a suspended account reads nothing but itself, and cannot be skipped', async () => {
  const tenant = await buildTenant(house)
  const owner = await buildMember(house, tenant)
  const url = `/api/v1/platform/tenants/${encodeId('ten', tenant.id)}/status`
  expect((await post(url, platform, { status: 'erased', reason: 'não pode' })).json().code).toBe(
    'tenant_transition_refused',
  )
  expect((await post(url, platform, { status: 'suspended', reason: 'boleto vencido' })).json().status).toBe('suspended')
  expect((await house.app.inject({ url: '/api/v1/me', headers: owner.headers })).statusCode).toBe(200)
  expect((await house.app.inject({ url: '/api/v1/members', headers: owner.headers })).json()).toMatchObject({
    code: 'tenant_suspended',
    status: 402,
  })
  expect((await post(url, platform, { status: 'active', reason: 'pago' })).json().status).toBe('active')
  expect((await house.app.inject({ url: '/api/v1/members', headers: owner.headers })).statusCode).toBe(200)
  const control = await house.admin('control')
  const audit = await control.query(
    "SELECT after FROM control.audit_entries WHERE action = 'tenant.status_changed' ORDER BY id",
  )
  expect(audit.rows.map((row) => row.after.reason)).toEqual(['boleto vencido', 'pago'])
})

test('the owner of a tenant changes its address, and the former one redirects', async () => {
  const tenant = await buildTenant(house, { slug: 'nome-antigo' })
  const owner = await buildMember(house, tenant)
  const answer = await house.app.inject({
    method: 'PATCH',
    url: '/api/v1/tenant',
    headers: owner.headers,
    payload: { slug: 'nome-novo', timezone: 'America/Manaus' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({ slug: 'nome-novo', timezone: 'America/Manaus' })
  expect(await house.services.tenants.find({ slug: 'nome-antigo' })).toBeUndefined()
  expect(await house.services.tenants.findRedirect('nome-antigo')).toBe('nome-novo')
  const wrong = await house.app.inject({
    method: 'PATCH',
    url: '/api/v1/tenant',
    headers: owner.headers,
    payload: { timezone: 'Marte/Olympus' },
  })
  expect(wrong.json().code).toBe('timezone_unknown')
})

test('a platform person makes a partner whose address is in the one namespace', async () => {
  const body = {
    name: 'Revende Mais',
    slug: 'revende-mais',
    base_domain: 'revendemais.com.br',
    admin: { email: 'marta@revendemais.com.br' },
  }
  expect((await post('/api/v1/platform/partners', platform, body)).statusCode).toBe(201)
  expect((await post('/api/v1/platform/partners', platform, { ...body, slug: 'outra-revenda' })).json().code).toBe(
    'partner_domain_taken',
  )
  expect((await post('/api/v1/platform/tenants', platform, order('revende-mais'))).json().code).toBe('slug_taken')
  expect((await get('/api/v1/platform/partners', platform)).json().items[0]).toMatchObject({
    ...{ slug: 'revende-mais', tenants: 0, invited: ['marta@revendemais.com.br'] },
  })
})

function get(url: string, person: OfficePerson) {
  return house.app.inject({ url, headers: person.headers })
}

function post(url: string, person: OfficePerson, payload: object) {
  return house.app.inject({ method: 'POST', url, headers: person.headers, payload })
}
