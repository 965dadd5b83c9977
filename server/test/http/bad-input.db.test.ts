import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/products.ts'
import { buildWorld, checksum, type World } from '../isolation/world.ts'
import { buildOfficePerson, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let world: World
let platform: OfficePerson
let before: string
let schemas: Map<string, Record<string, unknown>>

beforeAll(async () => {
  house = await openTestHouse()
  world = await buildWorld(house, 'schema')
  platform = await buildOfficePerson(house, { realm: 'platform' })
  before = await checksum(house, world.tenant)
  schemas = readBodySchemas((await house.app.inject({ url: '/api/v1/openapi.json' })).json())
  await house.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => house.close())

const withBody = ROUTES.filter((route) => route.method !== 'GET' && route.method !== 'DELETE')

/** Routes that answer the same to a right and to a wrong string, so that nobody learns from them. */
const ANSWERS_ANY_STRING = new Set(['logout'])

/** A problem as people tell it is of any length up to pages. */
const TAKES_LONG_TEXT = new Set(['create-execution problem_description', 'preview-execution problem_description'])

/** Whose address is their secret: whoever does not know it is told of nothing, whatever they send. */
const SECRET_ADDRESSES = new Set(['take-inbound-mail'])

describe.each(withBody.map((route) => [route.name, route] as const))('%s', (_name, route) => {
  test('answers bodies that are no JSON, no object or of the wrong type with a clear problem', async () => {
    const attempts: [string, string][] = [
      ['broken JSON', '{"name": "x'],
      ['a list', '[]'],
      // Where no body is declared, null is no body.
      ...(schemas.has(route.name) ? [['null', 'null'] as [string, string]] : []),
      ['a number', '7'],
      ['a string', '"texto"'],
      ['a prototype', '{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'],
      ['an unknown field', '{"surprise": true}'],
      ['deep nesting', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`],
      [
        'bytes that are no UTF-8',
        Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('latin1'),
      ],
    ]
    for (const field of Object.keys(schemas.get(route.name) ?? {})) {
      const long = TAKES_LONG_TEXT.has(`${route.name} ${field}`) ? [] : [`"${'x'.repeat(5_000)}"`]
      for (const value of ['{"a":1}', '[[]]', '-1e309', '"\\u0000"', '"\\ud800"', ...long]) {
        attempts.push([`${field} = ${value.slice(0, 20)}`, `{${JSON.stringify(field)}: ${value}}`])
      }
    }
    for (const [what, payload] of attempts) {
      const answer = await send(route, payload)
      if (ANSWERS_ANY_STRING.has(route.name) && answer.statusCode < 300) continue
      expect(answer.statusCode, `${what}: ${answer.body}`).toBeGreaterThanOrEqual(400)
      expectProblem(answer, what)
    }
  })

  test('refuses a body past the limit and a type it does not take', async () => {
    const large = await send(route, `{"name": "${'x'.repeat(3_000_000)}"}`)
    // A visitor who floods and a stranger to bots are stopped at the door, before the body is looked at.
    const ofRegime = { widget: [429], bot: [401, 404] }[route.regime as string] ?? []
    const atDoor = SECRET_ADDRESSES.has(route.name) ? [404] : ofRegime
    expect([400, 413, 415, ...atDoor], large.body).toContain(large.statusCode)
    const form = await send(route, 'a=1', 'application/x-www-form-urlencoded')
    expect([400, 415, ...atDoor], form.body).toContain(form.statusCode)
  })
})

test('nothing of all that was stored', async () => {
  expect(await checksum(house, world.tenant)).toBe(before)
})

test('SQL and HTML in a text are text: stored as they are, run by nobody', async () => {
  const texts = [
    `'; DROP TABLE tenants; --`,
    `Robert"); DELETE FROM members WHERE ("1"="1`,
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '$'.concat('{7*7} {{7*7}} %s %n ../../etc/passwd'),
    'Ünïcödé 😀 ‮esrever‬',
  ]
  for (const name of texts) {
    const answer = await house.app.inject({
      method: 'PATCH',
      url: '/api/v1/tenant',
      headers: world.owner.headers,
      payload: { name },
    })
    // Marks of direction would turn the text around it, too.
    expect(answer.json().name, answer.body).toBe(name.replace(/[\u202a-\u202e]/g, ''))
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
  expect((await house.app.inject({ url: '/api/v1/platform/tenants', headers: platform.headers })).statusCode).toBe(200)
})

test('SQL in ids, cursors, headers and addresses is refused, and says nothing of the inside', async () => {
  const attack = `x' OR '1'='1`
  for (const [url, headers] of [
    [`/api/v1/platform/tenants/${encodeURIComponent(attack)}`, platform.headers],
    [`/api/v1/platform/tenants?cursor=${encodeURIComponent(attack)}`, platform.headers],
    [`/api/v1/platform/tenants?limit=${encodeURIComponent(attack)}`, platform.headers],
    ['/api/v1/platform/tenants?limit=101', platform.headers],
    ['/api/v1/platform/tenants?limit=0', platform.headers],
    ['/api/v1/tenant', { ...world.owner.headers, 'x-tenant': attack }],
    ['/api/v1/tenant', { ...world.owner.headers, host: `${attack}.localhost` }],
    ['/api/v1/%00', {}],
    [`/api/v1/${'x'.repeat(5_000)}`, {}],
  ] as [string, Record<string, string>][]) {
    const answer = await house.app.inject({ url, headers })
    expect(answer.statusCode, `${url}: ${answer.body}`).toBeGreaterThanOrEqual(400)
    expectProblem(answer, url)
  }
})

describe('a token', () => {
  const claims = () => ({
    sub: encodeId('idn', world.owner.identityId),
    sid: encodeId('ses', world.owner.sessionId),
    tenant_id: world.tenantId,
    type: 'access',
    iss: 'recado',
    aud: 'recado-api',
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 900,
  })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const kid = () => JSON.parse(Buffer.from(world.owner.token.split('.')[0] ?? '', 'base64url').toString()).kid as string

  test.each([
    ['without a signature (alg none)', () => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims())}.`],
    ['whose alg none names a key', () => `${part({ alg: 'none', kid: kid() })}.${part(claims())}.`],
    [
      'signed with the public key as if it were a secret',
      () => {
        const head = `${part({ alg: 'HS256', kid: kid() })}.${part(claims())}`
        return `${head}.${createHmac('sha256', 'recado').update(head).digest('base64url')}`
      },
    ],
    [
      'with another payload under the old signature',
      () => {
        const [head, , signature] = world.owner.token.split('.')
        return `${head}.${part({ ...claims(), sub: encodeId('idn', world.tenant.id) })}.${signature}`
      },
    ],
    ['of an unknown key', () => `${part({ alg: 'EdDSA', kid: '../../key' })}.${part(claims())}.AAAA`],
    ['that is no token', () => 'abc'],
    ['that is empty', () => ''],
    ['of 100 kB', () => 'a.'.repeat(50_000)],
  ])('%s is refused', async (_what, forge) => {
    const answer = await house.app.inject({
      url: '/api/v1/tenant',
      headers: { authorization: `Bearer ${forge()}`, 'x-tenant': world.tenantId },
    })
    expect([401, 431], answer.body).toContain(answer.statusCode)
  })

  test('that has expired is refused', async () => {
    const { tokens, clock } = house.services
    const past = clock.now
    clock.now = () => new Date(Date.now() - 16 * 60_000)
    const old = await tokens.issue({ ...world.owner, tenantId: world.tenant.id })
    clock.now = past
    const answer = await house.app.inject({
      url: '/api/v1/tenant',
      headers: { authorization: `Bearer ${old}`, 'x-tenant': world.tenantId },
    })
    expect(answer.statusCode).toBe(401)
  })
})

test("a page of another tenant may not read our answers, and the tenant's own may", async () => {
  const ask = (origin: string) =>
    house.app.inject({
      url: '/api/v1/tenant',
      headers: { ...world.owner.headers, host: `${world.tenant.slug}.localhost:3000`, origin },
    })
  const own = await ask(`http://${world.tenant.slug}.localhost:3000`)
  expect(own.headers['access-control-allow-origin']).toBe(`http://${world.tenant.slug}.localhost:3000`)
  for (const origin of [
    'https://evil.example',
    'null',
    'http://outra.localhost:3000',
    `http://${world.tenant.slug}.localhost.evil.example`,
  ]) {
    expect((await ask(origin)).headers['access-control-allow-origin'], origin).toBeUndefined()
  }
})

test('a request that is no HTTP, or never ends, does not stop the others', async () => {
  const { port } = house.app.server.address() as AddressInfo
  await new Promise<void>((resolve) => {
    const half = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/auth/login',
      headers: { 'content-length': '1000', 'content-type': 'application/json' },
    })
    half.on('error', () => resolve())
    half.write('{"email":')
    // Once the server has begun to read it.
    house.app.server.once('request', () => half.destroy())
  })
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

function send(route: Route, payload: string, contentType = 'application/json') {
  const url = route.url.replace(/:([a-z_]+)/g, (_match, name: string) =>
    name === 'tenant_id' ? world.tenantId : `${name}_x`,
  )
  const person = credentialsFor(route)
  return house.app.inject({
    method: route.method,
    url,
    headers: { ...person, 'content-type': contentType },
    payload: Buffer.from(payload, 'latin1'),
  })
}

function credentialsFor(route: Route): Record<string, string> {
  switch (route.regime) {
    case 'public':
      return {}
    case 'widget':
      return world.visitor.headers
    case 'partner':
      return world.partnerAdmin.headers
    case 'platform':
      return platform.headers
    default:
      return world.owner.headers
  }
}

/** Problem+json with a known shape; nothing of the inside: no stack, no SQL, no file, no repetition of what was sent. */
function expectProblem(answer: Awaited<ReturnType<typeof send>>, what: string): void {
  expect(answer.statusCode, `${what}: ${answer.body}`).toBeLessThan(500)
  expect(answer.headers['content-type'], what).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({
    code: expect.any(String),
    title: expect.any(String),
    request_id: expect.any(String),
  })
  expect(answer.body).not.toMatch(/node_modules|\.ts:|at async|SELECT |INSERT |relation "|syntax error|xxxxx/)
}

function readBodySchemas(document: { paths: Record<string, Record<string, OpenApiOperation>> }) {
  const found = new Map<string, Record<string, unknown>>()
  for (const operations of Object.values(document.paths)) {
    for (const { operationId, requestBody } of Object.values(operations)) {
      const properties = requestBody?.content?.['application/json']?.schema?.properties
      if (operationId !== undefined && properties !== undefined) found.set(operationId, properties)
    }
  }
  return found
}

interface OpenApiOperation {
  operationId?: string
  requestBody?: { content?: Record<string, { schema?: { properties?: Record<string, unknown> } }> }
}
