import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each(['shared', 'schema', 'database'] as const)('a member of a %s tenant is recognised', async (placement) => {
  const tenant = await buildTenant(house, { placement })
  const member = await buildMember(house, tenant, 'agent')
  const answer = await house.app.inject({ url: '/api/v1/me', headers: member.headers })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json()).toMatchObject({ role: { key: 'agent' } })
})

test('the API reference describes the routes', async () => {
  const answer = await house.app.inject({ url: '/api/v1/openapi.json' })
  expect(answer.json().openapi).toBe('3.1.0')
  expect(Object.keys(answer.json().paths)).toContain('/api/v1/me')
})

test('a request without credentials is told so in its language', async () => {
  const answer = await house.app.inject({ url: '/api/v1/me', headers: { 'accept-language': 'es-AR' } })
  expect(answer.statusCode).toBe(401)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'unauthenticated', title: 'Entra para continuar' })
})
