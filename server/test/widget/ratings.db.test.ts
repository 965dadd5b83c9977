import { ConversationId, decodeId, encodeId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reopenConversation } from '../../src/chat/conversations/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildWidgetScene, type Visit, type WidgetScene } from './scene.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
let scene: WidgetScene
let visit: Visit

beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildWidgetScene(house, 'shared')
  visit = await scene.visit()
})

const idOf = (wire: string) => ConversationId.decode(wire)
const resolve = () => scene.run((scope) => resolveConversation(scope, idOf(visit.conversation)))
const rate = (payload: object, token = visit.token) =>
  scene.call('PUT', `conversations/${visit.conversation}/rating`, token, payload)
const asAgent = async (path: string) => {
  const url = `/api/v1/${path}`
  return (await house.app.inject({ method: 'GET', url, headers: scene.owner.headers })).json()
}

test('stars and a word for what is resolved are seen by the visitor and the team, in the thread and the log', async () => {
  await resolve()
  const { status, body } = await rate({ stars: 4, comment: ' Rápido e gentil \n' })
  expect([status, body]).toMatchObject([200, { stars: 4, comment: 'Rápido e gentil' }])
  const { items } = (await scene.call('GET', 'conversations', visit.token)).body
  expect(items[0]).toMatchObject({ status: 'resolved', rating: body })
  expect(await asAgent(`conversations/${visit.conversation}`)).toMatchObject({ status: 'resolved', rating: body })
  expect((await asAgent('conversations?status=resolved')).items[0].rating).toEqual(body)
  const thread = await asAgent(`conversations/${visit.conversation}/messages`)
  expect(thread.items.at(-1)).toMatchObject({
    ...{ kind: 'event', data: { event: 'rated', stars: 4, comment: 'Rápido e gentil' } },
  })
  await house.drain()
  const rated = (await asAgent('events?limit=100')).items.filter(({ event }: { event: string }) => /rated/.test(event))
  expect(rated).toMatchObject([{ event: 'conversation.rated', data: { rating: body, contact_id: visit.contact } }])
})

test('nobody rates what is open, and an inbox that does not ask takes none', async () => {
  expect((await rate({ stars: 5 })).body.code).toBe('rating_too_early')
  await resolve()
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({ settings: JSON.stringify(InboxSettings.parse({ ask_rating: false })) })
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
  expect((await rate({ stars: 5 })).body.code).toBe('rating_not_asked')
})

test('it is of the visitor of the conversation alone', async () => {
  await resolve()
  const other = await scene.visit()
  expect((await rate({ stars: 1 }, other.token)).status).toBe(404)
  expect((await asAgent(`conversations/${visit.conversation}`)).rating).toBeNull()
})

test('sent again it is the same one; it may be changed for a day, and then stands', async () => {
  await resolve()
  const first = (await rate({ stars: 2 })).body
  expect((await rate({ stars: 2, comment: '  ' })).body).toEqual(first)
  clock.advance(23 * 3_600_000)
  expect((await rate({ stars: 5, comment: 'Ligaram e resolveram' })).body).toMatchObject({ stars: 5 })
  // Opened and resolved again it is still that day's.
  await scene.run((scope) => reopenConversation(scope, idOf(visit.conversation)))
  await resolve()
  clock.advance(2 * 3_600_000)
  expect((await rate({ stars: 1 })).body.code).toBe('rating_final')
  expect((await rate({ stars: 5, comment: 'Ligaram e resolveram' })).status).toBe(200)
  const told = await scene.run((scope) =>
    scope.db.selectFrom('messages').select('data').where('tenant_id', '=', scope.tenant.id).execute(),
  )
  expect(told.filter(({ data }) => (data as { event?: string }).event === 'rated')).toHaveLength(2)
})

test.each([{ stars: 0 }, { stars: 6 }, { stars: 4.5 }, { stars: '5' }, {}])('%j is no rating', async (payload) => {
  await resolve()
  expect((await rate(payload)).status).toBe(400)
})

test('a word has its limit', async () => {
  await resolve()
  expect((await rate({ stars: 5, comment: 'a'.repeat(1_001) })).status).toBe(400)
  expect((await rate({ stars: 5, comment: 'a'.repeat(1_000) })).status).toBe(200)
})

test('who had it then is who is rated', async () => {
  await resolve()
  await rate({ stars: 3 })
  const rows = await scene.run((scope) =>
    scope.db.selectFrom('ratings').selectAll().where('tenant_id', '=', scope.tenant.id).execute(),
  )
  expect(rows).toMatchObject([{ assignee_id: null, contact_id: decodeId('ctc', visit.contact), stars: 3 }])
  expect(encodeId('cnv', String(rows[0]?.conversation_id))).toBe(visit.conversation)
})

test('a contact that is merged away takes along what they said', async () => {
  await resolve()
  await rate({ stars: 3 })
  const post = async (path: string, payload: object) =>
    (await house.app.inject({ method: 'POST', url: `/api/v1/${path}`, headers: scene.owner.headers, payload })).json()
  const { id: into } = await post('contacts', { name: 'Rita' })
  await post(`contacts/${visit.contact}/merge`, { into })
  const rows = await scene.run((scope) =>
    scope.db.selectFrom('ratings').select('contact_id').where('tenant_id', '=', scope.tenant.id).execute(),
  )
  expect(rows).toEqual([{ contact_id: decodeId('ctc', into) }])
})
