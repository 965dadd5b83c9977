import { type ConversationId, encodeId, type MemberId, type TeamId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  assignConversation,
  canSee,
  listTeamIds,
  sees,
  startConversation,
  viewerOf,
} from '../../src/chat/conversations/index.ts'
import { createApiKey } from '../../src/core/api-keys/index.ts'
import { createRole } from '../../src/core/workflows/save-role.ts'
import { NO_ORIGIN } from '../../src/tenancy/tenant-scope.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { actingAs, buildInbox, buildScene, buildTeam, type Scene } from './scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Name = 'mine' | 'colleagues' | 'teamWaiting' | 'strangers' | 'nobodys'
const EVERY: Name[] = ['mine', 'colleagues', 'teamWaiting', 'strangers', 'nobodys']

describe.each(PLACEMENTS)('sight in a %s placement', (placement) => {
  let scene: Scene
  let person: SignedIn
  let colleague: SignedIn
  let stranger: SignedIn
  let places: Record<Name, ConversationId>
  const headers: Record<'own' | 'team' | 'all', Record<string, string>> = { own: {}, team: {}, all: {} }

  beforeAll(async () => {
    scene = await buildScene(house, { placement })
    const roleOf = async (visibility: 'own' | 'team' | 'all') => {
      const permissions = ['conversations.read', 'conversations.write', 'conversations.assign'] as const
      const owner = await buildMember(house, scene.tenant, 'owner')
      const source = { ...actingAs(scene, owner, 'all'), origin: NO_ORIGIN }
      const admin = await house.services.authenticator.authenticate(owner.token)
      if (admin === undefined) throw new Error('the owner is not signed in')
      return house.services.withTenant({ ...source, actor: admin.actor }, (scope) =>
        createRole(scope, { name: `Vê ${visibility}`, permissions: [...permissions], visibility }),
      )
    }
    person = await buildMember(house, scene.tenant, (await roleOf('team')).key)
    const narrow = await buildMember(house, scene.tenant, (await roleOf('own')).key)
    const wide = await buildMember(house, scene.tenant, (await roleOf('all')).key)
    colleague = await buildMember(house, scene.tenant, 'agent')
    stranger = await buildMember(house, scene.tenant, 'agent')
    headers.own = narrow.headers
    headers.team = person.headers
    headers.all = wide.headers
    const { ours, theirs } = await scene.run(async (scope) => ({
      ours: await buildTeam(scope, 'Nossa', [person.memberId, narrow.memberId, wide.memberId, colleague.memberId]),
      theirs: await buildTeam(scope, 'Deles', [stranger.memberId]),
    }))
    const start = async (teamId: TeamId | null, assignee: MemberId | null, body: string) => {
      const id = await scene.run(async (scope) => {
        const inboxId = await buildInbox(scope, teamId === null ? {} : { teamId })
        const conversation = await startConversation(scope, { inboxId, contactId: scene.contactId })
        if (assignee !== null) await assignConversation(scope, conversation.id, assignee)
        return conversation.id
      })
      await scene.post(id, { body: `orçamento ${body}` })
      return id
    }
    places = {
      mine: await start(theirs, person.memberId, 'um'),
      colleagues: await start(ours, colleague.memberId, 'dois'),
      teamWaiting: await start(ours, null, 'três'),
      strangers: await start(theirs, stranger.memberId, 'quatro'),
      nobodys: await start(null, null, 'cinco'),
    }
    // The one who sees only their own has exactly one too, in nobody else's sight by assignment.
    await scene.run((scope) => assignConversation(scope, places.nobodys, narrow.memberId))
  })

  const cases: ['own' | 'team' | 'all', Name[]][] = [
    ['own', ['nobodys']],
    ['team', ['mine', 'colleagues', 'teamWaiting']],
    ['all', EVERY],
  ]
  const wire = (name: Name) => encodeId('cnv', places[name])

  describe.each(cases)('%s', (sight, seen) => {
    const seenIds = () => seen.map(wire).sort()
    const get = <Body>(url: string) => send<Body>(house, 'GET', url, { headers: headers[sight] })

    test('lists what is seen, whole and page by page', async () => {
      for (const status of ['open', 'all']) {
        const { body } = await get<{ items: { id: string }[] }>(`/api/v1/conversations?status=${status}`)
        expect(body.items.map(({ id }) => id).sort()).toEqual(seenIds())
      }
      const paged: string[] = []
      let cursor = ''
      do {
        const { body } = await get<{ items: { id: string }[]; next_cursor: string | null }>(
          `/api/v1/conversations?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
        paged.push(...body.items.map(({ id }) => id))
        cursor = body.next_cursor ?? ''
      } while (cursor !== '')
      const { body } = await get<{ items: { id: string }[] }>('/api/v1/conversations')
      expect(paged).toEqual(body.items.map(({ id }) => id))
    })

    test('no filter shows more', async () => {
      const strangerId = encodeId('mem', stranger.memberId)
      for (const filter of [`assignee=${strangerId}`, 'assignee=none', 'priority=0']) {
        const { status, body } = await get<{ items: { id: string }[] }>(`/api/v1/conversations?${filter}`)
        expect(status).toBe(200)
        for (const { id } of body.items) expect(seenIds()).toContain(id)
      }
    })

    test.each(EVERY)('gets, reads and writes to %s as far as it is seen', async (name) => {
      const url = `/api/v1/conversations/${wire(name)}`
      const expected = seen.includes(name) ? [200, 200, 200, 201] : [404, 404, 404, 404]
      const answers = [
        await get(url),
        await get(`${url}/messages`),
        await send(house, 'POST', `${url}/seen`, { headers: headers[sight], body: { seq: 0 } }),
        await send(house, 'POST', `${url}/messages`, {
          headers: headers[sight],
          body: { client_id: `${sight}-${name}`, kind: 'note', body: 'vi isto' },
        }),
      ]
      expect(answers.map(({ status }) => status)).toEqual(expected)
    })

    test('finds words only where it sees', async () => {
      const { body } = await get<{ items: { conversation_id: string }[] }>('/api/v1/messages/search?q=orcamento')
      expect(body.items.map(({ conversation_id }) => conversation_id).sort()).toEqual(seenIds())
    })

    test('counts what it sees', async () => {
      const { body } = await get<{ open: number }>('/api/v1/conversations/counters')
      expect(body.open).toBe(seen.length)
    })
  })

  test('sockets and files decide as lists do', async () => {
    for (const visibility of ['own', 'team', 'all'] as const) {
      const source = actingAs(scene, person, visibility)
      await house.services.withTenant(source, async (scope) => {
        const teamIds = new Set(await listTeamIds(scope, person.memberId))
        const rows = await scope.db
          .selectFrom('conversations')
          .select(['id', 'assignee_id', 'team_id'])
          .where('tenant_id', '=', scene.tenant.id)
          .execute()
        for (const row of rows) {
          expect(sees({ ...viewerOf(source.actor), teamIds }, row)).toBe(await canSee(scope, row.id))
        }
      })
    }
  })

  test('an API key sees what its maker sees of everything, or nothing', async () => {
    const owner = await buildMember(house, scene.tenant, 'owner')
    const principal = await house.services.authenticator.authenticate(owner.token)
    if (principal?.actor.kind !== 'member') throw new Error('the owner is not signed in')
    const call = { tenant: scene.tenant, actor: principal.actor, origin: NO_ORIGIN }
    const { token } = await createApiKey(house.services, call, {
      name: 'Integração',
      scopes: ['conversations.read'],
      expiresAt: undefined,
    })
    const { body } = await send<{ items: unknown[] }>(house, 'GET', '/api/v1/conversations', {
      headers: { 'x-api-key': token },
    })
    expect(body.items).toHaveLength(EVERY.length)
  })
})
