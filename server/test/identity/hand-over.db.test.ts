import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdvancingClock, advancingClock } from '../../src/platform/clock/testing.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildPartner, buildTenant, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { browserOf, type TestBrowser } from './browser-of.ts'
import { bearer, buildPerson, PASSWORD, send } from './people.ts'

const ROOT = 'http://localhost:3000'
const REFRESH = '__Host-recado_refresh'
const ARRIVAL = '__Host-recado_arrival'
const DEPARTURE = '__Host-recado_departure'

let house: TestHouse
let clock: AdvancingClock
let company: Tenant
let ana: SignedIn
let bruno: SignedIn
beforeAll(async () => {
  house = await openTestHouse({ clock: advancingClock('2026-06-01T12:00:00Z') })
  clock = house.services.clock as AdvancingClock
  company = await buildTenant(house)
  ana = await buildPerson(house, company)
  bruno = await buildPerson(house, company, 'agent')
})
afterAll(() => house.close())

const hostOf = (tenant: Tenant) => `${tenant.slug}.localhost:3000`
const at = (tenant: Tenant, path = '/api/v1/auth/hand-over') => `http://${hostOf(tenant)}${path}`

/** Signs in on the platform's host; the browser is told where to go on. */
async function leave(browser: TestBrowser, person: SignedIn): Promise<string> {
  const answer = await browser.post(`${ROOT}/api/v1/auth/login`, {
    email: person.email,
    password: PASSWORD,
    token_transport: 'cookie',
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().depart_to
}

/** The code that the browser brings to the page of the tenant's host. */
async function fetchCode(browser: TestBrowser, person: SignedIn): Promise<string> {
  return codeOf(await browser.follow(await leave(browser, person)))
}

function codeOf(page: URL): string {
  return new URLSearchParams(page.hash.slice(1)).get('passagem') ?? ''
}

const show = (browser: TestBrowser, tenant: Tenant, code: string, extra: object = {}) =>
  browser.post(at(tenant), { code, ...extra })

async function nameIn(answer: { json(): { access_token: string } }): Promise<unknown> {
  const me = await send<{ email: string }>(house, 'GET', '/api/v1/me', { headers: bearer(answer.json().access_token) })
  return me.body.email
}

/** That a browser has no session of this tenant, and that its person can sign in there all the same. */
async function expectNobodyAndWelcome(browser: TestBrowser, tenant: Tenant, person: SignedIn): Promise<void> {
  const refreshed = await browser.post(at(tenant, '/api/v1/auth/refresh'), {})
  expect(refreshed.statusCode).toBe(401)
  const body = { email: person.email, password: PASSWORD, token_transport: 'cookie' }
  const signedIn = await browser.post(at(tenant, '/api/v1/auth/login'), body)
  expect(signedIn.statusCode, signedIn.body).toBe(200)
  expect(await nameIn(signedIn)).toBe(person.email)
}

test('who signs in on the platform’s host arrives on their company’s, and nothing is left behind', async () => {
  const browser = browserOf(house)
  const begin = await leave(browser, ana)
  expect(new URL(begin).host).toBe(hostOf(company))
  expect(browser.cookie('localhost:3000', REFRESH)).toBeUndefined()
  const page = await browser.follow(`${begin}&depois=${encodeURIComponent('/caixa/todas')}`)
  expect(page.origin).toBe(`http://${hostOf(company)}`)
  expect(page.pathname + page.search).toBe('/entrar?depois=%2Fcaixa%2Ftodas')
  const arrived = await show(browser, company, codeOf(page))
  expect(arrived.statusCode, arrived.body).toBe(200)
  expect(arrived.json()).not.toHaveProperty('refresh_token')
  expect(await nameIn(arrived)).toBe(ana.email)
  expect(browser.cookie(hostOf(company), REFRESH)).toMatch(/^rt_/)
  expect(browser.cookie(hostOf(company), ARRIVAL)).toBeUndefined()
  expect(browser.cookie('localhost:3000', DEPARTURE)).toBeUndefined()
  expect((await browser.post(at(company, '/api/v1/auth/refresh'), {})).statusCode).toBe(200)
})

test('a registration arrives in the new company', async () => {
  const browser = browserOf(house)
  const answer = await browser.post(`${ROOT}/api/v1/auth/register`, {
    ...{ name: 'Dora', email: 'dora@nova.com.br', password: PASSWORD, company_name: 'Casa Nova' },
    token_transport: 'cookie',
  })
  expect(answer.statusCode, answer.body).toBe(201)
  const page = await browser.follow(answer.json().depart_to)
  expect(page.host).toBe('casa-nova.localhost:3000')
  const arrived = await browser.post(new URL('/api/v1/auth/hand-over', page).href, { code: codeOf(page) })
  expect(await nameIn(arrived)).toBe('dora@nova.com.br')
})

test('a partner enters its tenant in their own name, and no other', async () => {
  const { id: partnerId, admin } = await buildPartner(house)
  const tenant = await buildTenant(house, { partnerId })
  const browser = browserOf(house)
  const enter = (id: string, origin = ROOT) =>
    browser.post(
      `${ROOT}/api/v1/partner/tenants/${id}/enter`,
      { token_transport: 'cookie' },
      { ...admin.headers, origin },
    )
  expect((await enter(encodeId('ten', company.id))).statusCode).toBe(404)
  expect((await enter(encodeId('ten', tenant.id), at(company, ''))).statusCode).toBe(403)
  const page = await browser.follow((await enter(encodeId('ten', tenant.id))).json().depart_to)
  const arrived = await show(browser, tenant, codeOf(page))
  expect(arrived.statusCode, arrived.body).toBe(200)
  const me = await send(house, 'GET', '/api/v1/me', { headers: bearer(arrived.json().access_token) })
  // Whoever leaves goes back to where they came from.
  expect(me.body).toMatchObject({
    member_id: null,
    impersonator: {
      identity_id: encodeId('idn', admin.identityId),
      console_url: house.services.config.http.publicUrl,
    },
  })
})

test('with a colleague’s code somebody else’s browser becomes nobody, also in the middle of a hand-over of its own', async () => {
  const [colleague, victim] = [browserOf(house), browserOf(house)]
  const stolen = await fetchCode(colleague, bruno)
  expect(await show(victim, company, stolen)).toMatchObject({ statusCode: 410 })
  expect(victim.cookie(hostOf(company), REFRESH)).toBeUndefined()
  await expectNobodyAndWelcome(browserOf(house), company, ana)

  const second = await fetchCode(colleague, bruno)
  const own = await victim.follow(await leave(victim, ana))
  expect((await show(victim, company, second)).statusCode).toBe(410)
  expect(await nameIn(await show(victim, company, codeOf(own)))).toBe(ana.email)
})

test('a code that was shown in the wrong browser works in the right one no more', async () => {
  const [colleague, victim] = [browserOf(house), browserOf(house)]
  const code = await fetchCode(colleague, bruno)
  expect((await show(victim, company, code)).statusCode).toBe(410)
  expect((await show(colleague, company, code)).statusCode).toBe(410)
})

test('with a stranger’s trial a company’s host takes neither code, cookie nor token, and its people get in', async () => {
  const trial = await buildTenant(house, { status: 'trial' })
  const stranger = await buildPerson(house, trial)
  const theirs = browserOf(house)
  const code = await fetchCode(theirs, stranger)
  const victim = browserOf(house)
  expect((await show(victim, company, code)).statusCode).toBe(410)
  // Also with the stranger's own nonce: the code is of another host and another tenant.
  const again = await fetchCode(theirs, stranger)
  victim.plant(hostOf(company), ARRIVAL, theirs.cookie(hostOf(trial), ARRIVAL) ?? '')
  expect((await show(victim, company, again)).statusCode).toBe(410)
  expect(victim.cookie(hostOf(company), REFRESH)).toBeUndefined()

  await show(theirs, trial, await fetchCode(theirs, stranger))
  const refresh = theirs.cookie(hostOf(trial), REFRESH) ?? ''
  victim.plant(hostOf(company), REFRESH, refresh)
  const refused = await victim.post(at(company, '/api/v1/auth/refresh'), {})
  expect(refused.json()).toMatchObject({ status: 401, code: 'refresh_invalid' })
  expect(victim.cookie(hostOf(company), REFRESH), 'it is cleared').toBeUndefined()
  const inBody = await victim.post(at(company, '/api/v1/auth/refresh'), { refresh_token: refresh })
  expect(inBody.statusCode).toBe(401)
  await expectNobodyAndWelcome(victim, company, ana)
  // It was refused, not used up: at home it is as good as before.
  expect((await theirs.post(at(trial, '/api/v1/auth/refresh'), {})).statusCode).toBe(200)
})

test.each(['nada', `rt_${'x'.repeat(43)}`, '%00', '"'])('a broken cookie (%s) keeps nobody out', async (value) => {
  const browser = browserOf(house)
  for (const name of [REFRESH, ARRIVAL, '__Host-recado_device']) browser.plant(hostOf(company), name, value)
  await expectNobodyAndWelcome(browser, company, ana)
})

test('a company’s session is no cookie of the platform’s host, nor does a cookie go to another company', async () => {
  const eva = await buildPerson(house, company)
  const browser = browserOf(house)
  await show(browser, company, await fetchCode(browser, eva))
  const refresh = browser.cookie(hostOf(company), REFRESH) ?? ''
  browser.plant('localhost:3000', REFRESH, refresh)
  expect((await browser.post(`${ROOT}/api/v1/auth/refresh`, {})).statusCode).toBe(401)
  const other = await buildTenant(house)
  const join = await house.admin('control')
  await join.query('INSERT INTO control.memberships (tenant_id, identity_id, member_id) VALUES ($1, $2, $3)', [
    ...[other.id, eva.identityId, eva.memberId],
  ])
  const switched = await browser.post(at(company, '/api/v1/auth/refresh'), { tenant: other.slug })
  expect(switched.statusCode).toBeGreaterThanOrEqual(400)
})

test('no page turns a token of its own into a cookie', async () => {
  const { body } = await send<{ refresh_token: string }>(house, 'POST', '/api/v1/auth/login', {
    body: { email: bruno.email, password: PASSWORD },
  })
  const browser = browserOf(house)
  const { refresh_token } = body
  const traded = await browser.post(at(company, '/api/v1/auth/refresh'), { refresh_token, token_transport: 'cookie' })
  expect(traded.statusCode).toBe(400)
  await browser.post(at(company, '/api/v1/auth/refresh'), { refresh_token })
  expect(browser.cookie(hostOf(company), REFRESH)).toBeUndefined()
})

test('a code works once, also of twenty at once', async () => {
  const browser = browserOf(house)
  const code = await fetchCode(browser, ana)
  const nonce = browser.cookie(hostOf(company), ARRIVAL) ?? ''
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => {
      const tab = browserOf(house)
      tab.plant(hostOf(company), ARRIVAL, nonce)
      return show(tab, company, code)
    }),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(410)])
})

test('a ticket is traded once', async () => {
  const browser = browserOf(house)
  const begin = await leave(browser, ana)
  const ticket = browser.cookie('localhost:3000', DEPARTURE) ?? ''
  expect(codeOf(await browser.follow(begin))).not.toBe('')
  browser.plant('localhost:3000', DEPARTURE, ticket)
  const again = await browser.follow(begin)
  expect(again.href).toBe(`${ROOT}/entrar?passagem=encerrada`)
})

test('ticket and code end after a minute each', async () => {
  const browser = browserOf(house)
  const begin = await leave(browser, ana)
  clock.advance(60_001)
  expect((await browser.follow(begin)).search).toBe('?passagem=encerrada')
  const code = await fetchCode(browser, ana)
  clock.advance(60_001)
  expect((await show(browser, company, code)).statusCode).toBe(410)
  const inTime = await fetchCode(browser, ana)
  clock.advance(59_000)
  expect((await show(browser, company, inTime)).statusCode).toBe(200)
})

test('a hand-over is for its host: a nonce of another company’s host gets no code', async () => {
  const other = await buildTenant(house)
  const browser = browserOf(house)
  const begin = new URL(await leave(browser, ana))
  begin.host = hostOf(other)
  expect((await browser.follow(begin.href)).href).toBe(`${ROOT}/entrar?passagem=encerrada`)
})

test.each([
  ['to a host that nobody knows', (url: URL) => url.searchParams.set('from', 'malvado.exemplo.com')],
  ['to an address', (url: URL) => url.searchParams.set('from', '10.0.0.1:3000')],
  ['to another port', (url: URL) => url.searchParams.set('from', 'localhost:4000')],
  ['to another company', (url: URL) => url.searchParams.set('from', hostOf(company))],
])('nobody is sent %s', async (_where, change) => {
  const browser = browserOf(house)
  const begin = new URL(await leave(browser, ana))
  change(begin)
  expect((await browser.follow(begin.href)).href).toBe(`http://${hostOf(company)}/entrar?passagem=encerrada`)
})

test.each(['//malvado.exemplo.com', '/\\malvado.exemplo.com', 'https://malvado.exemplo.com', '/\t/malvado'])(
  'a page of another origin (%j) is not gone on to',
  async (depois) => {
    const browser = browserOf(house)
    const answer = await browser.get(`${await leave(browser, ana)}&depois=${encodeURIComponent(depois)}`)
    expect(answer.statusCode).toBe(400)
  },
)

test('a session of somebody else is replaced after a yes, and ended by it', async () => {
  const browser = browserOf(house)
  const first = await show(browser, company, await fetchCode(browser, ana))
  const code = await fetchCode(browser, bruno)
  const asked = await show(browser, company, code)
  expect(asked.json()).toMatchObject({
    ...{ status: 409, code: 'hand_over_replaces' },
    ...{ present: { email: ana.email }, next: { email: bruno.email } },
  })
  expect((await browser.post(at(company, '/api/v1/auth/refresh'), {})).statusCode, 'Ana is still here').toBe(200)
  const before = browser.cookie(hostOf(company), REFRESH) ?? ''
  const yes = await show(browser, company, code, { replace: true })
  expect(await nameIn(yes)).toBe(bruno.email)
  // Another tab that asks with the cookie of a moment ago does not clear the one that has just come.
  const tab = browserOf(house)
  tab.plant(hostOf(company), REFRESH, before)
  expect((await tab.post(at(company, '/api/v1/auth/refresh'), {})).json().code).toBe('refresh_superseded')
  expect(tab.cookie(hostOf(company), REFRESH)).toBe(before)
  expect((await send(house, 'GET', '/api/v1/me', { headers: bearer(first.json().access_token) })).status).toBe(401)
})

test('the same person comes again without a question', async () => {
  const browser = browserOf(house)
  for (let n = 0; n < 2; n++) {
    expect((await show(browser, company, await fetchCode(browser, ana))).statusCode).toBe(200)
  }
})

test('who was disabled on the way does not arrive', async () => {
  const person = await buildPerson(house, company, 'agent')
  const browser = browserOf(house)
  const code = await fetchCode(browser, person)
  await (await house.admin('shared')).query(`UPDATE tenant.members SET status = 'disabled' WHERE id = $1`, [
    person.memberId,
  ])
  expect((await show(browser, company, code)).statusCode).toBe(410)
  expect(browser.cookie(hostOf(company), REFRESH)).toBeUndefined()
})

test('only hashes are stored', async () => {
  const browser = browserOf(house)
  const begin = await leave(browser, ana)
  const ticket = browser.cookie('localhost:3000', DEPARTURE) ?? ''
  const code = codeOf(await browser.follow(begin))
  const nonce = browser.cookie(hostOf(company), ARRIVAL) ?? ''
  const { rows } = await (await house.admin('control')).query('SELECT * FROM control.hand_overs')
  for (const secret of [ticket, code, nonce]) {
    expect(secret.length).toBeGreaterThan(40)
    expect(JSON.stringify(rows)).not.toContain(secret)
  }
})

test('under a bare address, where no code could be fetched, the browser is sent to sign in at its company', async () => {
  const answer = await browserOf(house).post('http://127.0.0.1:3000/api/v1/auth/login', {
    ...{ email: ana.email, password: PASSWORD, token_transport: 'cookie' },
  })
  expect(answer.json()).toEqual({ depart_to: `http://${hostOf(company)}/entrar` })
})
