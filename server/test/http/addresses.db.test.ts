import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/products.ts'
import { buildWorld, type World } from '../isolation/world.ts'
import { buildOfficePerson, type OfficePerson } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let world: World
let platform: OfficePerson

beforeAll(async () => {
  house = await openTestHouse()
  world = await buildWorld(house, 'shared')
  platform = await buildOfficePerson(house, { realm: 'platform' })
})
afterAll(() => house.close())

const credentials = (route: Route): Record<string, string> => {
  switch (route.regime) {
    case 'public':
      // A dealer's pages are on the company's host alone.
      return { host: `${world.tenant.slug}.localhost` }
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
const addressOf = (route: Route) => route.url.replace(/:[a-z_]+/g, 'x').replace('*', 'x')
const ask = (method: string, url: string, headers: Record<string, string> = {}) =>
  house.app.inject({ method: method as 'GET', url, headers })

describe('a parameter that nobody reads', () => {
  // Of the others the body is looked at before.
  const bodiless = ROUTES.filter(({ method }) => method === 'GET' || method === 'DELETE')

  test.each(bodiless.map((route) => [route.name, route] as const))('is refused by %s', async (_name, route) => {
    const answer = await ask(route.method, `${addressOf(route)}?staus=open`, credentials(route))
    if (answer.statusCode === 400) expect(answer.json().code).toBe('validation_failed')
    // A stranger to bots is told nothing of what their door takes.
    else expect(route.regime === 'bot' ? [401, 404] : [403, 404], answer.body).toContain(answer.statusCode)
  })

  test('is refused beside a body that is right', async () => {
    const answer = await house.app.inject({
      ...{ method: 'POST', url: '/api/v1/labels?staus=open', headers: world.owner.headers },
      payload: { name: 'Nova', colour: '#aa0000' },
    })
    expect(answer.json().errors).toMatchObject([{ path: 'staus', code: 'unrecognized_keys' }])
  })

  test('in the list of conversations says which it was, in the reader’s language', async () => {
    const answer = await ask('GET', '/api/v1/conversations?staus=open&limit=5', world.owner.headers)
    expect(answer.json()).toMatchObject({
      status: 400,
      code: 'validation_failed',
      errors: [{ path: 'staus', code: 'unrecognized_keys', message: 'Parâmetro desconhecido: staus.' }],
    })
  })

  test('in a page’s or a script’s address is its own affair', async () => {
    for (const url of ['/widget.js?utm_source=x', '/?utm_source=x']) {
      expect([200, 404]).toContain((await ask('GET', url)).statusCode)
    }
  })
})

test('an unknown field of a body is named, at its depth, and as much of its name as helps', async () => {
  const post = async (payload: object) =>
    (await house.app.inject({ method: 'POST', url: '/api/v1/inboxes', headers: world.owner.headers, payload })).json()
  const inbox = { name: 'x', channel: 'widget' }
  expect((await post({ ...inbox, colour: 'red', size: 1 })).errors).toEqual([
    { path: 'colour', code: 'unrecognized_keys', message: 'Campo desconhecido: colour.' },
    { path: 'size', code: 'unrecognized_keys', message: 'Campo desconhecido: size.' },
  ])
  expect((await post({ ...inbox, settings: { surprise: true } })).errors).toMatchObject([{ path: 'settings.surprise' }])
  const { errors } = await post({ ...inbox, [`a\u202e${'b'.repeat(500)}`]: 1 })
  expect(errors).toMatchObject([{ path: `a${'b'.repeat(59)}` }])
})

describe('a method that an address does not take', () => {
  const hosts = () => ['localhost', `${world.tenant.slug}.localhost`, 'ninguem.localhost']

  test.each([
    ['POST', '/api/v1/contacts/ctc_x', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/api/v1/auth/login', 'POST'],
    ['HEAD', '/api/v1/auth/login', 'POST'],
    ['DELETE', '/api/v1/conversations', 'GET, HEAD, POST'],
    ['PUT', '/healthz', 'GET, HEAD'],
    ['POST', '/api/v1/openapi.json', 'GET, HEAD'],
    ['PATCH', '/files/a/b', 'GET, HEAD'],
    ['GET', '/api/v1/widget/sessions', 'POST'],
  ])('%s %s is 405, with what it takes, on every host', async (method, url, allow) => {
    for (const host of hosts()) {
      const answer = await ask(method, url, { host })
      expect([answer.statusCode, answer.headers.allow], `${host}: ${answer.body}`).toEqual([405, allow])
      if (method !== 'HEAD') expect(answer.json()).toMatchObject({ code: 'method_not_allowed' })
    }
  })

  test.each([
    ['GET', '/api/v1/nothing'],
    ['POST', '/api/v1/nothing'],
    ['DELETE', '/api/v1/contacts/a/b/c'],
    ['POST', '/api/v1/'],
    ['GET', '/socket.io/'],
    ['POST', '/files'],
  ])('%s %s is no address: 404, without a list', async (method, url) => {
    for (const host of hosts()) {
      const answer = await ask(method, url, { host })
      expect([answer.statusCode, answer.headers.allow]).toEqual([404, undefined])
    }
  })

  test('that it takes, but not here, stays not found', async () => {
    const answer = await ask('GET', '/metrics', { host: `${world.tenant.slug}.localhost` })
    expect(answer.statusCode).toBe(404)
  })
})

describe('PATCH with nothing, or with what is there already', () => {
  const patch = (url: string, payload: object, method: 'PATCH' | 'PUT' = 'PATCH') =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: world.owner.headers, payload })
  const read = (url: string) => ask('GET', `/api/v1${url}`, world.owner.headers)
  const post = async (url: string, payload: object) => {
    const answer = await house.app.inject({
      ...{ method: 'POST', url: `/api/v1${url}`, headers: world.owner.headers, payload },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  const traces = async () => {
    await house.services.relay.drainAll()
    return {
      audit: (await read('/audit?limit=100')).json().items.length,
      events: (await read('/events?limit=100')).json().items.length,
    }
  }

  const cases: [string, () => Promise<{ url: string; same: object; method?: 'PUT' }>][] = [
    [
      'a contact',
      async () => {
        const contact = { name: 'Rita', email: 'rita.nada@exemplo.com.br', phone: '11 98765-0001', notes: 'VIP' }
        const { id } = await post('/contacts', { ...contact, attributes: { carro: 'Onix' } })
        return { url: `/contacts/${id}`, same: { ...contact, attributes: { carro: 'Onix' } } }
      },
    ],
    [
      'an inbox',
      async () => {
        const { id, settings } = await post('/inboxes', { name: 'Sem mudança', channel: 'widget' })
        return { url: `/inboxes/${id}`, same: { name: 'Sem mudança', settings } }
      },
    ],
    [
      'a calendar',
      async () => {
        const hours = [{ weekday: 1, from: '08:00', to: '18:00' }]
        const { id } = await post('/calendars', { name: 'Parado', hours })
        return { url: `/calendars/${id}`, same: { name: 'Parado', hours, holidays: [] } }
      },
    ],
    [
      'a webhook',
      async () => {
        const hook = { url: 'https://exemplo.com.br/gancho', events: ['message.created'], description: 'ERP' }
        const { id } = await post('/webhooks', hook)
        return { url: `/webhooks/${id}`, same: { ...hook, status: 'active' } }
      },
    ],
    ['the company', async () => ({ url: '/tenant', same: { name: world.tenant.name } })],
    [
      'a member',
      async () => {
        const id = encodeId('mem', world.owner.memberId)
        return { url: `/members/${id}`, same: { role: 'owner', status: 'active' } }
      },
    ],
    ['one’s own account', async () => ({ url: '/me', method: 'PUT', same: { name: (await read('/me')).json().name } })],
    ['how one works', async () => ({ url: '/me/work', same: { availability: 'online', signature: '' } })],
  ]

  test.each(cases)('%s is not touched: not its time, no event, no act', async (_what, prepare) => {
    const { url, same, method } = await prepare()
    const [before, had] = [(await read(url)).json(), await traces()]
    for (const body of [{}, same]) {
      const answer = await patch(url, body, method)
      expect(answer.statusCode, answer.body).toBeLessThan(300)
    }
    expect((await read(url)).json()).toEqual(before)
    expect(await traces()).toEqual(had)
  })

  test('a conversation is answered as it is', async () => {
    const id = (await read('/conversations?status=all&limit=1')).json().items[0].id
    const before = (await read(`/conversations/${id}`)).json()
    expect((await patch(`/conversations/${id}`, {})).json()).toEqual(before)
  })
})

test('what a webhook is called can be taken away again, with null, nothing or blanks', async () => {
  const send = (method: 'POST' | 'PATCH', url: string, payload: object) =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: world.owner.headers, payload })
  const hook = { url: 'https://exemplo.com.br/x', events: ['*'] }
  const { id } = (await send('POST', '/webhooks', { ...hook, description: 'Velho' })).json()
  for (const description of [null, '', ' \u200b ']) {
    await send('PATCH', `/webhooks/${id}`, { description: 'Velho' })
    const answer = await send('PATCH', `/webhooks/${id}`, { description })
    expect(answer.json(), answer.body).toMatchObject({ description: '' })
  }
})
