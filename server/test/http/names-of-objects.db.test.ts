import { encodeId } from '@recado/contracts/ids'
import { inLongRun } from '@recado/testing/property-runs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/products.ts'
import { MATRIX } from '../isolation/matrix.ts'
import { buildWorld, type World } from '../isolation/world.ts'
import { buildMember, buildOfficePerson, buildTenant, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

/** Names that every object answers to before anybody gave them to it: looked up without care they are found. */
const FEW_NAMES = ['constructor', '__proto__', 'toString']
const NAMES = inLongRun([...FEW_NAMES, 'prototype', 'hasOwnProperty', 'valueOf', '__defineGetter__'], FEW_NAMES)

let house: TestHouse
let world: World
let platform: OfficePerson
beforeAll(async () => {
  house = await openTestHouse()
  world = await buildWorld(house, 'shared')
  platform = await buildOfficePerson(house, { realm: 'platform' })
  for (const operations of Object.values((await house.app.inject({ url: '/api/v1/openapi.json' })).json().paths)) {
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      described.set(operation.operationId, operation)
    }
  }
})
afterAll(() => house?.close())

interface Operation {
  operationId: string
  parameters?: { in: string; name: string }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
}
interface Schema {
  type?: string
  properties?: Record<string, Schema>
  additionalProperties?: unknown
  anyOf?: Schema[]
  items?: Schema
}
const described = new Map<string, Operation>()

/** Uploads and what ends the caller's own session are no place for a name. */
const ROUTES_WITH_INPUT = ROUTES.filter(({ name, method }) => method !== 'DELETE' && name !== 'logout')

describe.each(ROUTES_WITH_INPUT.map((route) => [route.name, route] as const))('%s', (_name, route) => {
  test('takes no name of every object for one of its own', async () => {
    const operation = described.get(route.name)
    const fields = operation?.requestBody?.content?.['application/json']?.schema?.properties ?? {}
    const queries = operation?.parameters?.filter((parameter) => parameter.in === 'query') ?? []
    for (const name of NAMES) {
      for (const query of queries)
        await expectNoFault(route, { query: { [query.name]: name } }, `${query.name}=${name}`)
      for (const [field, schema] of Object.entries(fields)) {
        for (const value of valuesFor(schema, name)) {
          await expectNoFault(route, { body: { [field]: value } }, `${field}: ${JSON.stringify(value)}`)
        }
      }
      await expectNoFault(route, { param: name }, `${name} in the address`)
      await expectNoFault(route, { headers: { 'x-tenant': name } }, `X-Tenant: ${name}`)
      await expectNoFault(route, { headers: { 'accept-language': name, 'idempotency-key': name } }, 'headers')
    }
  })
})

test.each(NAMES)('a role nobody made (%s) is unknown wherever a role is given', async (role) => {
  const tenant = await buildTenant(house)
  const [{ headers }, agent] = [await buildMember(house, tenant, 'owner'), await buildMember(house, tenant, 'agent')]
  for (const [method, url, payload] of [
    ['POST', '/api/v1/invitations', { email: 'nova@exemplo.com.br', role }],
    ['PATCH', `/api/v1/members/${encodeId('mem', agent.memberId)}`, { role }],
  ] as const) {
    const answer = await house.app.inject({ method, url, headers, payload })
    expect(answer.statusCode, answer.body).toBe(400)
    expect(answer.json().code).toBe('role_unknown')
  }
})

test.each(NAMES)(
  'a contact’s attribute may be named %s, or is refused, and nothing is given to all objects',
  async (name) => {
    const { headers } = await buildMember(house, await buildTenant(house), 'owner')
    const answer = await house.app.inject({
      ...{ method: 'POST', url: '/api/v1/contacts', headers: { ...headers, 'content-type': 'application/json' } },
      payload: `{"name": "Ana", "attributes": {${JSON.stringify(name)}: "azul"}}`,
    })
    expect([201, 400], answer.body).toContain(answer.statusCode)
    if (answer.statusCode === 201) expect(Object.entries(answer.json().attributes)).toContainEqual([name, 'azul'])
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)

/** A value of the field's shape with the name in it. */
function valuesFor(schema: Schema, name: string): unknown[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((each) => valuesFor(each, name))
  if (schema.type === 'string') return [name]
  if (schema.type === 'array') return [[name], ...valuesFor(schema.items ?? {}, name).map((value) => [value])]
  // As JSON.parse makes it: an own field, also under __proto__.
  if (schema.type === 'object') return [JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(name)}}`)]
  return [name]
}

interface Attempt {
  body?: Record<string, unknown>
  query?: Record<string, string>
  /** In place of every id of the address. */
  param?: string
  headers?: Record<string, string>
}

async function expectNoFault(route: Route, attempt: Attempt, what: string): Promise<void> {
  const row = MATRIX[route.name]
  const own: { params?: Record<string, string>; payload?: object } =
    row?.reach === 'id' ? row.of(world) : row?.reach === 'own' ? row : {}
  const url = route.url.replace(/:([a-z_]+)/g, (_match, param: string) =>
    encodeURIComponent(attempt.param ?? own.params?.[param] ?? `${param}_x`),
  )
  const hasBody = route.method !== 'GET' && (own.payload !== undefined || attempt.body !== undefined)
  const answer = await house.app.inject({
    method: route.method,
    url: `${url}?${new URLSearchParams(attempt.query)}`,
    headers: {
      ...credentialsFor(route),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...attempt.headers,
    },
    ...(hasBody ? { payload: JSON.stringify({ ...own.payload, ...attempt.body }) } : {}),
  })
  expect(answer.statusCode, `${what}: ${answer.body}`).not.toBe(500)
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
