import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { consoleUrl } from '../../src/tenancy/console-url.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

// Whether a company's chat is on its site, and who may always show it.

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
let scene: Scene
/** Of the company's own console. */
let host: string
beforeAll(async () => {
  house = await openTestHouse({ clock })
  scene = await buildScene(house)
  const { http, tenancy } = house.services.config
  host = new URL(consoleUrl(http.publicUrl, tenancy.baseDomain, scene.tenant.slug)).host
})
afterAll(() => house.close())

function config(origin?: string) {
  const headers = { 'x-tenant': scene.tenant.slug, ...(origin === undefined ? {} : { origin }) }
  const url = `/api/v1/widget/config?inbox_key=${scene.inboxId}`
  return house.app.inject({ method: 'GET', url, headers: { ...headers, host } })
}

async function sighting() {
  const { headers } = await buildMember(house, scene.tenant, 'viewer')
  const path = `/api/v1/inboxes/${encodeId('inb', scene.inboxId)}/sighting`
  return (await send(house, 'GET', path, { headers })).body
}

test('a chat is seen on a site, not on the company’s own page, and noted once an hour', async () => {
  for (const origin of [undefined, `http://${host}`, `https://${host}`, 'null']) {
    expect((await config(origin)).statusCode, origin).toBe(200)
  }
  expect(await sighting()).toEqual({ origin: null, seen_at: null })
  await config('https://www.loja.com.br')
  const seen = { origin: 'https://www.loja.com.br', seen_at: clock.now().toISOString() }
  expect(await sighting()).toEqual(seen)
  clock.advance(3_599_000)
  await config('https://outra.com.br')
  expect(await sighting()).toEqual(seen)
  clock.advance(1_000)
  await config('https://outra.com.br')
  expect(await sighting()).toEqual({ origin: 'https://outra.com.br', seen_at: clock.now().toISOString() })
})

test('an inbox that names its sites still lets its members try it on the company’s own host, and nobody else', async () => {
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({ settings: { allowed_origins: ['https://www.loja.com.br'] } })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', scene.inboxId)
      .execute(),
  )
  expect((await config(`http://${host}`)).statusCode).toBe(200)
  expect((await config('https://mau.com')).statusCode).toBe(403)
  const open = (origin: string) =>
    house.app.inject({
      method: 'POST',
      url: '/api/v1/widget/sessions',
      headers: { 'x-tenant': scene.tenant.slug, host, origin },
      payload: { inbox_key: scene.inboxId },
    })
  expect((await open(`https://${host}`)).statusCode).toBe(201)
  expect((await open(`https://mau-${host}`)).statusCode).toBe(403)
})
