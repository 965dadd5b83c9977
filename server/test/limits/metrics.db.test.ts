import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMember, buildTenant } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const TOKEN = 'a-token-of-sixteen'
let open: TestHouse
let closed: TestHouse
beforeAll(async () => {
  open = await openTestHouse()
  closed = await openTestHouse({ env: { METRICS_TOKEN: TOKEN } })
})
afterAll(() => Promise.all([open.close(), closed.close()]))

test('requests are counted by template, placement and tenant, and pools are told', async () => {
  const tenant = await buildTenant(open, { placement: 'schema' })
  const member = await buildMember(open, tenant)
  await open.app.inject({ url: '/api/v1/me', headers: member.headers })
  await open.app.inject({ method: 'POST', url: '/api/nowhere/secret-path' })
  const { body, headers } = await open.app.inject({ url: '/metrics' })
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain(
    'recado_http_request_duration_seconds_count{method="GET",route="/api/v1/me",status="200",placement="schema"} 1',
  )
  expect(body).toContain(`recado_tenant_http_requests_total{tenant="${tenant.id}",status_class="2xx"} 1`)
  expect(body).toMatch(/route="unmatched",status="404",placement="none"/)
  expect(body).not.toContain('secret-path')
  expect(body).toMatch(/recado_database_connections_open [1-9]/)
  expect(body).toMatch(/recado_database_connections_reserved [1-9]/)
})

test.each([
  ['from another machine', { remoteAddress: '203.0.113.1' }],
  ['through a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.1' } }],
])('without a token nobody reads it %s', async (_how, request) => {
  expect((await open.app.inject({ url: '/metrics', ...request })).statusCode).toBe(404)
})

test('with a token whoever has it reads it, from anywhere', async () => {
  const read = (authorization?: string) =>
    closed.app.inject({
      url: '/metrics',
      remoteAddress: '203.0.113.1',
      headers: authorization === undefined ? {} : { authorization },
    })
  expect((await read(`Bearer ${TOKEN}`)).statusCode).toBe(200)
  expect((await read('Bearer another-token-here')).statusCode).toBe(404)
  expect((await read()).statusCode).toBe(404)
  expect((await closed.app.inject({ url: '/metrics' })).statusCode).toBe(404)
})
