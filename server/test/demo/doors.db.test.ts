import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/entry/http/create-app.ts'
import type { Config } from '../../src/platform/config.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { seedDemo } from '../../src/workflows/seed-demo.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const HERE = { host: 'localhost:3000', origin: 'http://localhost:3000' }
const DOORS = ['platform', 'partner', 'manager', 'seller']

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ env: { DEMO: 'true' } })
  await seedDemo(house.services)
})
afterAll(() => house?.close())

test('each door gives a session of its person, handed over to their own host, once', async () => {
  const names: string[] = []
  for (const door of DOORS) {
    const answer = await open(house.app, { headers: HERE }, door)
    expect(answer.statusCode).toBe(200)
    const { refresh_token, console_url, tenant_slug } = answer.json()
    const ofShop = door === 'manager' || door === 'seller'
    expect(tenant_slug).toBe(ofShop ? 'robustcar' : null)
    expect(new URL(console_url).hostname).toBe(ofShop ? 'robustcar.localhost' : 'localhost')
    const trade = () => house.app.inject({ method: 'POST', url: '/api/v1/auth/refresh', payload: { refresh_token } })
    const traded = await trade()
    const me = await house.app.inject({
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${traded.json().access_token}` },
    })
    names.push(me.json().name)
    expect((await trade()).statusCode).toBe(409)
  }
  expect(names).toEqual(['Helena Prado', 'Marta Vidal', 'Paulo Nunes', 'Carla Dias'])
})

test('the page is told of the doors, and who is behind them', async () => {
  const list = await house.app.inject({ url: '/api/v1/demo/doors', headers: HERE })
  expect(list.json()).toEqual({
    items: [
      { door: 'platform', name: 'Helena Prado', company: null },
      { door: 'partner', name: 'Marta Vidal', company: 'Revende Mais' },
      { door: 'manager', name: 'Paulo Nunes', company: 'RobustCar São Paulo' },
      { door: 'seller', name: 'Carla Dias', company: 'RobustCar São Paulo' },
    ],
    shop: { url: 'http://localhost:3100/robustcar', company: 'RobustCar São Paulo' },
  })
  expect(await isTold(house.app, { headers: HERE })).toBe(true)
})

const ELSEWHERE: [string, InjectOptions][] = [
  ['from another machine', { headers: HERE, remoteAddress: '192.168.0.7' }],
  ['from another machine over IPv6', { headers: HERE, remoteAddress: '2001:db8::1' }],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'].map(
    (name): [string, InjectOptions] => [
      `through a proxy that says ${name}`,
      { headers: { ...HERE, [name]: '127.0.0.1' } },
    ],
  ),
  ['on a company’s host', { headers: { host: 'robustcar.localhost:3000', origin: 'http://robustcar.localhost:3000' } }],
  ['by this machine’s number', { headers: { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' } }],
  ['by a name of the internet', { headers: { host: 'localhost.exemplo.com', origin: 'http://localhost.exemplo.com' } }],
  ['by a name that ends alike', { headers: { host: 'xlocalhost:3000', origin: 'http://xlocalhost:3000' } }],
]

test.each(ELSEWHERE)('asked %s there are no doors', async (_how, request) => {
  for (const door of DOORS) expect((await open(house.app, request, door)).statusCode).toBe(404)
  expect((await house.app.inject({ url: '/api/v1/demo/doors', ...request })).statusCode).toBe(404)
  expect(await isTold(house.app, request)).toBe(false)
})

test.each<[string, Partial<Config>]>([
  ['in production', { environment: 'production' }],
  ['in staging', { environment: 'staging' }],
  ['with the demo off', { demo: false }],
])('%s there are no doors, whoever asks', async (_how, changes) => {
  const { services } = house
  const app = await createApp({
    ...{ ...services, config: { ...services.config, ...changes } },
    metrics: createMetrics({ processMetrics: false }),
  })
  for (const door of DOORS) expect((await open(app, { headers: HERE }, door)).statusCode).toBe(404)
  expect((await app.inject({ url: '/api/v1/demo/doors', headers: HERE })).statusCode).toBe(404)
  expect(await isTold(app, { headers: HERE })).toBe(false)
  await app.close()
})

test('a page of another origin opens none, nor does what is no page', async () => {
  for (const origin of ['http://robustcar.localhost:3000', 'https://exemplo.com', 'null', undefined]) {
    const headers = { host: HERE.host, ...(origin === undefined ? {} : { origin }) }
    const answer = await open(house.app, { headers }, 'platform')
    expect(answer.statusCode, origin).toBe(403)
    expect(answer.json().code).toBe('origin_forbidden')
  }
})

test('who may no longer enter the shop has no door any more', async () => {
  const manager = (await open(house.app, { headers: HERE }, 'manager')).json()
  const headers = { authorization: `Bearer ${manager.access_token}`, host: 'robustcar.localhost:3000' }
  const members = (await house.app.inject({ url: '/api/v1/members', headers })).json()
  const carla = members.items.find(({ name }: { name: string }) => name === 'Carla Dias')
  const disabled = await house.app.inject({
    ...{ method: 'PATCH', url: `/api/v1/members/${carla.id}`, headers, payload: { status: 'disabled' } },
  })
  expect(disabled.statusCode).toBe(200)
  expect((await open(house.app, { headers: HERE }, 'seller')).statusCode).toBe(404)
})

function open(app: FastifyInstance, request: InjectOptions, door: string) {
  return app.inject({ method: 'POST', url: `/api/v1/demo/doors/${door}`, ...request })
}

async function isTold(app: FastifyInstance, request: InjectOptions): Promise<boolean> {
  const answer = await app.inject({ url: '/api/v1/tenant/config', ...request })
  return answer.statusCode === 200 && answer.json().demo_doors
}
