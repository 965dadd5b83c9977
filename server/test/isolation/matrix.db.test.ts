import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/products.ts'
import { signAsBot } from '../support/sign-as-bot.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { MATRIX, type MatrixRow } from './matrix.ts'
import { buildWorld, checksum, type World } from './world.ts'

test('every route has a row in the matrix, and every row a route', () => {
  expect(ROUTES.map((route) => route.name).filter((name) => !(name in MATRIX))).toEqual([])
  const names = new Set(ROUTES.map((route) => route.name))
  expect(Object.keys(MATRIX).filter((name) => !names.has(name))).toEqual([])
  expect(names.size).toBe(ROUTES.length)
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe.each(['shared', 'schema', 'database'] as const)('with both tenants in %s placements', (placement) => {
  let caller: World
  let victim: World
  let before: string
  beforeAll(async () => {
    caller = await buildWorld(house, placement)
    victim = await buildWorld(house, placement)
    before = await checksum(house, victim.tenant)
  })

  const rows = ROUTES.map((route) => [route.name, route, MATRIX[route.name]] as [string, Route, MatrixRow])
  const byId = rows.filter(([, , row]) => row?.reach === 'id')
  const own = rows.filter(([, , row]) => row?.reach === 'own')
  const ofConsole = rows.filter(([, route]) => route.regime === 'console' || route.regime === 'account')
  const ofOffices = rows.filter(([, route]) => route.regime === 'partner' || route.regime === 'platform')

  test.each(byId)("%s with the victim's id is refused and says nothing", async (_name, route, row) => {
    if (row.reach !== 'id') throw new Error('unreachable')
    const { params, payload, query } = row.of(victim)
    const answer = await call(route, { params, payload, query, headers: credentials(route, caller) })
    expect([403, 404], answer.body).toContain(answer.statusCode)
    expectNothingOf(victim, answer.body, Object.values(params))
  })

  test.each(own)('%s shows nothing of the victim', async (_name, route, row) => {
    if (row.reach !== 'own') throw new Error('unreachable')
    const { payload, query } = row
    const answer = await call(route, { params: {}, payload, query, headers: credentials(route, caller) })
    expect(answer.statusCode, answer.body).toBeLessThan(500)
    expectNothingOf(victim, answer.body, [])
  })

  test("the victim's cursors open none of the caller's lists", async () => {
    const refused: string[] = []
    for (const [name, route, row] of ofConsole) {
      if (!name.startsWith('list-') || row.reach !== 'own') continue
      const more = row.query?.replace('?', '&') ?? ''
      const list = await call(route, { params: {}, query: `?limit=1${more}`, headers: credentials(route, victim) })
      const { next_cursor: cursor } = list.json() as { next_cursor?: string | null }
      if (typeof cursor !== 'string') continue
      const query = `?limit=1${more}&cursor=${cursor}`
      expect((await call(route, { params: {}, query, headers: credentials(route, victim) })).statusCode, name).toBe(200)
      const answer = await call(route, { params: {}, query, headers: credentials(route, caller) })
      expect([answer.statusCode, answer.json().code], name).toEqual([400, 'cursor_invalid'])
      refused.push(name)
    }
    expect(refused).toEqual(expect.arrayContaining(['list-audit', 'list-members', 'list-conversations']))
  })

  test.each(ofConsole)(
    "%s with the victim's host or X-Tenant and the caller's token is refused",
    async (_name, route, row) => {
      const { params, payload, query } = aim(row, victim)
      const { authorization } = caller.owner.headers
      const claims: Record<string, string>[] = [
        { 'x-tenant': victim.tenantId },
        { 'x-tenant': victim.tenant.slug },
        { host: `${victim.tenant.slug}.localhost:3000` },
      ]
      for (const claim of claims) {
        const answer = await call(route, { params, payload, query, headers: { authorization, ...claim } })
        expect(answer.statusCode, answer.body).toBe(403)
        expectNothingOf(victim, answer.body, Object.values(params))
      }
    },
  )

  test.each([...ofConsole, ...ofOffices])('%s without credentials is refused', async (_name, route, row) => {
    const { params, payload, query } = aim(row, victim)
    const answer = await call(route, { params, payload, query, headers: { 'x-tenant': victim.tenantId } })
    expect(answer.statusCode, answer.body).toBe(401)
  })

  test.each(ofOffices)("%s is closed to a tenant's owner", async (_name, route, row) => {
    const { params, payload, query } = aim(row, victim)
    const answer = await call(route, { params, payload, query, headers: caller.owner.headers })
    expect(answer.statusCode, answer.body).toBe(403)
  })

  const ofVisitors = rows.filter(([, route]) => route.regime === 'widget' && !BEFORE_A_VISITOR.has(route.name))

  test.each(ofVisitors)(
    "%s is closed without a visitor's token, with an agent's, and with one of another tenant",
    async (_name, route, row) => {
      const { params, payload, query } = aim(row, victim)
      const { 'x-tenant': tenant } = victim.visitor.headers
      const tries: [number, Record<string, string>][] = [
        [401, {}],
        [401, { authorization: victim.owner.headers.authorization }],
        [403, { authorization: caller.visitor.headers.authorization ?? '' }],
      ]
      for (const [status, authorization] of tries) {
        const headers = { 'x-tenant': tenant ?? '', ...authorization }
        const answer = await call(route, { params, payload, query, headers })
        expect(answer.statusCode, answer.body).toBe(status)
        expectNothingOf(victim, answer.body, Object.values(params))
      }
    },
  )

  const ofBots = rows.filter(([, , row]) => row?.reach === 'bot')

  test.each(ofBots)(
    "%s is closed without a bot's token, with another company's, and with a former one",
    async (...row) => {
      const [, route, { payload }] = row as [string, Route, MatrixRow & { reach: 'bot' }]
      const params = { id: victim.tenantId, ref: 'de_fora_1' }
      const former = { ...victim.bot, generation: victim.bot.generation - 1 }
      const mine = { ...caller.bot, tenantId: victim.tenant.id }
      const tries = [
        victim.owner.headers,
        signAsBot(house, caller.bot, payload),
        signAsBot(house, former, payload),
        // Its own connection, told to be of the other company.
        signAsBot(house, mine, payload),
      ]
      for (const headers of tries) {
        const answer = await call(route, { params, payload, headers: { ...headers } })
        expect([answer.statusCode, answer.json().code], answer.body).toEqual([401, 'bot_token_invalid'])
        expectNothingOf(victim, answer.body, Object.values(params))
      }
      const own = {
        params: { ...params, id: caller.tenantId },
        payload,
        headers: signAsBot(house, caller.bot, payload),
      }
      expect((await call(route, own)).statusCode).toBe(200)
    },
  )

  test('nothing of the victim changed', async () => {
    expect(await checksum(house, victim.tenant)).toBe(before)
  })
})

/** They name an inbox by its public key and take no token. */
const BEFORE_A_VISITOR = new Set(['get-widget-config', 'open-widget-session'])

interface Aim {
  params: Record<string, string>
  payload?: object | undefined
  query?: string | undefined
}

/** Where a route is aimed at when the row itself names no object: any well-formed id will do, the door comes first. */
function aim(row: MatrixRow, victim: World): Aim {
  if (row.reach === 'id') return row.of(victim)
  return { params: {}, ...(row.reach === 'own' ? { payload: row.payload, query: row.query } : {}) }
}

function credentials(route: Route, world: World): Record<string, string> {
  if (route.regime === 'widget') return { ...world.visitor.headers }
  return route.regime === 'partner' ? world.partnerAdmin.headers : { ...world.owner.headers }
}

const RAW = { 'content-type': 'application/octet-stream' }

function call(route: Route, request: Aim & { headers: Record<string, string> }) {
  const path = route.url.replace(
    /:([a-z_]+)/g,
    (_match, name: string) => request.params[name] ?? 'ten_00000000000000000000000001',
  )
  return house.app.inject({
    method: route.method,
    url: `${path}${request.query ?? ''}`,
    // Bytes go as they are: parts of uploads.
    headers: { ...request.headers, ...(Buffer.isBuffer(request.payload) ? RAW : {}) },
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  })
}

/** The id that was asked for may be repeated by nobody either, except where it stands in the address. */
function expectNothingOf(victim: World, body: string, asked: string[]): void {
  for (const mark of victim.marks) {
    if (!asked.includes(mark)) expect(body).not.toContain(mark)
  }
}
