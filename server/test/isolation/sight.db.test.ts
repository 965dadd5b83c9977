import { AttachmentId } from '@recado/contracts/ids'
import { PERMISSIONS } from '@recado/contracts/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRole } from '../../src/core/workflows/save-role.ts'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/products.ts'
import { NO_ORIGIN } from '../../src/tenancy/tenant-scope.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { MATRIX } from './matrix.ts'
import { buildWorld, checksum, type World } from './world.ts'

// Within one company: what is out of somebody's sight does not exist for them, whatever else they may do.

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** Routes that lead to a conversation or to what lies in one, by its id. */
const INTO_A_CONVERSATION = ROUTES.filter(
  ({ name, url, regime }) =>
    regime === 'console' &&
    (url.startsWith('/api/v1/conversations/:id') ||
      url.startsWith('/api/v1/attachments') ||
      ['cancel-scheduled-message', 'render-canned-response'].includes(name)),
)
/** Routes that carry many conversations out at once. */
const WHOLE = ['list-events', 'get-webhook-delivery', 'create-webhook', 'update-webhook', 'rotate-inbox-secret']
const LISTS = ['list-conversations', 'count-conversations', 'list-mentions', 'search-messages', 'list-contact-timeline']
const routesOf = (names: readonly string[]) => ROUTES.filter(({ name }) => names.includes(name))

describe.each(['shared', 'schema', 'database'] as const)('in a %s placement', (placement) => {
  let world: World
  let before: string
  const people: Record<'own' | 'team', SignedIn | undefined> = { own: undefined, team: undefined }

  beforeAll(async () => {
    world = await buildWorld(house, placement)
    const principal = await house.services.authenticator.authenticate(world.owner.token)
    if (principal?.actor.kind !== 'member') throw new Error('the owner is not signed in')
    const source = { tenant: world.tenant, actor: principal.actor, origin: NO_ORIGIN }
    for (const visibility of ['own', 'team'] as const) {
      const role = await house.services.withTenant(source, (scope) =>
        createRole(scope, { name: `Tudo, mas vê ${visibility}`, permissions: [...PERMISSIONS], visibility }),
      )
      people[visibility] = await buildMember(house, world.tenant, role.key)
    }
    // A file that was sent is for whoever sees its conversation.
    await house.services.withTenant(source, (scope) =>
      scope.db
        .updateTable('attachments')
        .set({ status: 'sent' })
        .where('tenant_id', '=', world.tenant.id)
        .where('id', '=', AttachmentId.parse(world.attachmentId))
        .execute(),
    )
    before = await checksum(house, world.tenant)
  })

  function call(route: Route, headers: Record<string, string>) {
    const row = MATRIX[route.name]
    if (row === undefined || row.reach === 'none' || row.reach === 'bot')
      throw new Error(`${route.name} reaches nothing`)
    const aim = row.reach === 'id' ? row.of(world) : { params: {}, payload: row.payload, query: row.query }
    const params: Record<string, string> = aim.params
    const { payload, query = '' } = aim
    const path = route.url.replace(/:([a-z_]+)/g, (_match, name: string) => params[name] ?? '')
    return house.app.inject({
      method: route.method,
      url: `${path}${query}`,
      headers: { ...headers, ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(payload === undefined ? {} : { payload }),
    })
  }

  describe.each(['own', 'team'] as const)('who sees their %s', (sight) => {
    const headers = () => people[sight]?.headers ?? {}

    test.each(INTO_A_CONVERSATION.map((route) => [route.name, route] as const))(
      '%s: what is out of sight is not there',
      async (_name, route) => {
        const answer = await call(route, headers())
        expect(answer.statusCode, answer.body).toBe(404)
        expect(answer.body).not.toContain('segredo')
      },
    )

    test.each(routesOf(LISTS).map((route) => [route.name, route] as const))(
      '%s shows none of it',
      async (_name, route) => {
        const answer = await call(route, headers())
        expect([200, 404], answer.body).toContain(answer.statusCode)
        for (const secret of [world.conversationId, world.visitor.conversationId, 'segredo']) {
          expect(answer.body).not.toContain(secret)
        }
        if (route.name === 'count-conversations') expect(answer.json()).toMatchObject({ open: 0 })
      },
    )

    test.each(routesOf(WHOLE).map((route) => [route.name, route] as const))(
      '%s is for who sees everything',
      async (_name, route) => {
        const answer = await call(route, headers())
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
      },
    )
  })

  test('nothing changed by all that', async () => {
    expect(await checksum(house, world.tenant)).toBe(before)
  })

  test('the same calls find it for who sees everything', async () => {
    const found = ['get-conversation', 'list-messages', 'get-attachment', 'list-events', 'get-webhook-delivery']
    for (const route of routesOf(found)) {
      expect((await call(route, world.owner.headers)).statusCode, route.name).toBe(200)
    }
  })
})
