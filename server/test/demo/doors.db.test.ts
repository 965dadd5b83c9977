import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { createApp } from '../../src/http/create-app.ts'
import type { Config } from '../../src/platform/config.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { browserOf, type TestBrowser } from '../identity/browser-of.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const HERE = { host: 'localhost:3000', origin: 'http://localhost:3000' }
const DOORS = ['platform', 'partner', 'manager', 'seller']

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ env: { DEMO: 'true' } })
  await seedDemo(house.services)
})
afterAll(() => house?.close())

test('each door signs in as its person: here, or by a hand-over to their own host, also one after the other', async () => {
  const browser = browserOf(house)
  const names: string[] = []
  for (const door of DOORS) {
    const answer = await browser.post(`${HERE.origin}/api/v1/demo/doors/${door}`, {})
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.body).not.toContain('refresh_token')
    const ofShop = door === 'manager' || door === 'seller'
    expect('depart_to' in answer.json()).toBe(ofShop)
    const arrived = ofShop ? await arrive(browser, answer.json().depart_to) : answer
    const headers = { authorization: `Bearer ${arrived.json().access_token}` }
    names.push((await house.app.inject({ url: '/api/v1/me', headers })).json().name)
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
    shop: {
      url: 'http://localhost:3100/robustcar',
      cars_url: expect.stringMatching(/^http:\/\/robustcar\.localhost(:\d+)?\/carros$/),
      company: 'RobustCar São Paulo',
    },
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
  const browser = browserOf(house)
  const door = await browser.post(`${HERE.origin}/api/v1/demo/doors/manager`, {})
  const manager = (await arrive(browser, door.json().depart_to)).json()
  const headers = { authorization: `Bearer ${manager.access_token}`, host: 'robustcar.localhost:3000' }
  const members = (await house.app.inject({ url: '/api/v1/members', headers })).json()
  const carla = members.items.find(({ name }: { name: string }) => name === 'Carla Dias')
  const disabled = await house.app.inject({
    ...{ method: 'PATCH', url: `/api/v1/members/${carla.id}`, headers, payload: { status: 'disabled' } },
  })
  expect(disabled.statusCode).toBe(200)
  expect((await open(house.app, { headers: HERE }, 'seller')).statusCode).toBe(404)
})

/** What the page on the shop's host does. */
async function arrive(browser: TestBrowser, departTo: string) {
  const page = await browser.follow(departTo)
  const code = new URLSearchParams(page.hash.slice(1)).get('passagem')
  const arrived = await browser.post(`${page.origin}/api/v1/auth/hand-over`, { code })
  expect(arrived.statusCode, arrived.body).toBe(200)
  return arrived
}

function open(app: FastifyInstance, request: InjectOptions, door: string) {
  return app.inject({ method: 'POST', url: `/api/v1/demo/doors/${door}`, ...request })
}

async function isTold(app: FastifyInstance, request: InjectOptions): Promise<boolean> {
  const answer = await app.inject({ url: '/api/v1/tenant/config', ...request })
  return answer.statusCode === 200 && answer.json().demo_doors
}
