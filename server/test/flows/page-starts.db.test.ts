import type { FlowStart } from '@recado/contracts/flow-starts'
import { type ConversationId, decodeId, encodeId, type FlowId } from '@recado/contracts/ids'
import type { WidgetPageStart } from '@recado/contracts/widget'
import { buildDocument } from '@recado/flow/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reopenConversation } from '../../src/chat/conversations/index.ts'
import { findWidgetInbox } from '../../src/chat/inboxes/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildWidgetScene, type WidgetScene } from '../widget/scene.ts'
import { botTexts, publishDocument, publishForAnyMessage } from './flow-scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
const DAY = 86_400_000
const SITE = 'https://loja.exemplo.com.br'
let house: TestHouse
let scene: WidgetScene
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildWidgetScene(house, 'shared')
})

const civic = buildDocument(
  [
    { id: 'oi', type: 'send', content: { kind: 'text', text: 'Gostou do Civic?' } },
    { id: 'q', type: 'ask', text: 'Quer agendar uma visita?', answer: { kind: 'text' } },
  ],
  undefined,
  { name: 'Civic' },
)

async function publish(document = civic, more: Partial<Extract<FlowStart, { kind: 'page_url' }>> = {}) {
  const start: FlowStart = {
    ...{ kind: 'page_url', id: 'civic', priority: 100, inbox_ids: [scene.inboxId], after_seconds: 5 },
    pages: [{ match: 'glob', value: '/carros/*' }],
    ...more,
  }
  const { flowId } = await scene.run((scope) => publishDocument(scope, { document, starts: [start] }))
  return flowId
}

const look = async (token: string, flowId: FlowId, page = '/carros/civic') => {
  const body = { flow_id: encodeId('flow', flowId), start_id: 'civic', page_url: SITE + page }
  const answer = await scene.call('POST', 'page-starts', token, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.conversation?.id
}
const idOf = (wire = '') => decodeId('cnv', wire) as ConversationId
const enter = async () => (await scene.enter()).body.visitor_token

test('a flow speaks first on its page, once: loaded again, in two tabs at once, and not anew before a day is over', async () => {
  const flowId = await publish()
  const token = await enter()
  const [one, two] = await Promise.all([look(token, flowId), look(token, flowId)])
  expect(one).toBe(two)
  expect(await look(token, flowId, '/carros/fit')).toBe(one)
  expect(await botTexts(scene, idOf(one))).toEqual(['Gostou do Civic?', 'Quer agendar uma visita?'])
  const { body } = await scene.call('GET', 'conversations', token)
  expect(body.items.map(({ id }) => id)).toEqual([one])
  expect(await scene.textsOf({ token, conversation: one ?? '' })).toHaveLength(2)
  // The visitor's answer is heard, and the flow knows the page.
  await scene.call('POST', `conversations/${one}/messages`, token, { client_id: 'r1', text: 'quero' })
  clock.advance(3_000)
  await house.drain()
  const session = await scene.run((scope) =>
    scope.db
      .selectFrom('flow_sessions')
      .select(['status', 'start_kind', 'end_reason'])
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
  expect(session).toEqual([{ status: 'closed', start_kind: 'page_url', end_reason: 'finished' }])
  await scene.run((scope) => resolveConversation(scope, idOf(one)))
  expect(await look(token, flowId)).toBe(one)
  clock.advance(DAY)
  expect(await look(token, flowId)).not.toBe(one)
})

test('another page, another site, a flow that is not published here: nothing begins, nobody becomes a contact', async () => {
  const flowId = await publish()
  const token = await enter()
  expect(await look(token, flowId, '/motos/cg')).toBeUndefined()
  expect(await look(token, flowId, '/carros/civic/fotos')).toBeUndefined()
  expect(await look(token, '018f0000-0000-7000-8000-000000000000' as FlowId)).toBeUndefined()
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({ settings: JSON.stringify({ allowed_origins: ['https://outra.exemplo.com.br'] }) })
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
  expect(await look(token, flowId)).toBeUndefined()
  const counts = await scene.run(async (scope) => {
    const of = async (table: 'contacts' | 'conversations') =>
      (await scope.db.selectFrom(table).select('id').where('tenant_id', '=', scope.tenant.id).execute()).length
    return [await of('contacts'), await of('conversations')]
  })
  // The scene's own contact alone.
  expect(counts).toEqual([1, 0])
})

test('it is quiet where people have the conversation, and where another flow is going on', async () => {
  const flowId = await publish()
  const { token, conversation } = await scene.visit('Oi, tem alguém?')
  expect(await look(token, flowId)).toBeUndefined()
  await scene.post(idOf(conversation), {
    ...{ direction: 'out', body: 'Oi, sou a Bia', author: { kind: 'member', id: null, name: 'Bia' } },
  })
  expect(await look(token, flowId)).toBeUndefined()
  await scene.run((scope) => resolveConversation(scope, idOf(conversation)))
  const begun = await look(token, flowId)
  expect(begun).not.toBe(conversation)
  // The other speaks only once this one is over.
  const other = await publish(buildDocument([{ id: 'x', type: 'send', content: { kind: 'text', text: 'Fit?' } }]))
  expect(await look(token, other)).toBeUndefined()
  await scene.call('POST', `conversations/${begun}/messages`, token, { client_id: 'r2', text: 'quero' })
  clock.advance(3_000)
  await house.drain()
  expect(await look(token, other)).toBe(begun)
  expect((await botTexts(scene, idOf(begun))).at(-1)).toBe('Fit?')
  await scene.run((scope) => reopenConversation(scope, idOf(begun)))
  const third = await publish(buildDocument([{ id: 'y', type: 'send', content: { kind: 'text', text: 'HR-V?' } }]))
  expect(await look(token, third)).toBeUndefined()
})

test('what flows do in an inbox comes with the inbox, in one statement', async () => {
  const asked: string[] = []
  const find = () =>
    scene.run(async (scope) => {
      const { public_key: key } = await scope.db
        .selectFrom('inboxes')
        .select('public_key')
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', scene.inboxId)
        .executeTakeFirstOrThrow()
      const counting = scope.db.withPlugin({
        transformQuery: ({ node }) => {
          asked.push(node.kind)
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const inbox = await findWidgetInbox({ ...scope, db: counting }, key)
      return { answeredByBot: inbox?.answeredByBot, pageStarts: inbox?.pageStarts.map(({ flow_id }) => flow_id) }
    })
  expect(await find()).toEqual({ answeredByBot: false, pageStarts: [] })
  const low = await publish()
  const high = await publish(civic, { priority: 200 })
  await publishForAnyMessage(scene, civic)
  expect(await find()).toEqual({ answeredByBot: true, pageStarts: [high, low] })
  expect(asked).toEqual(['SelectQueryNode', 'SelectQueryNode'])
})

test('publishing says what it begins with, and the widget is told as long as it is published', async () => {
  const ask = async (path: string, payload?: object) => {
    const answer = await house.app.inject({
      ...{ method: 'POST', url: `/api/v1/${path}`, headers: scene.owner.headers },
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json()
  }
  const listed = async () => {
    const { body } = await scene.call('GET', `config?inbox_key=${scene.inboxId}`)
    return (body as unknown as { page_starts: WidgetPageStart[] }).page_starts
  }
  const { flow } = await ask('flows', { from: { kind: 'json', file: civic } })
  const pages = [{ match: 'begins', value: '/carros' }]
  const start = { kind: 'page_url', id: 'civic', after_seconds: 3, inbox_ids: [encodeId('inb', scene.inboxId)], pages }
  await ask(`flows/${flow.id}/publish`, { began_with: 1, starts: [start] })
  expect(await listed()).toEqual([
    { flow_id: flow.id, start_id: 'civic', after_seconds: 3, opening: 'Gostou do Civic?', pages },
  ])
  await ask(`flows/${flow.id}/unpublish`)
  expect(await listed()).toEqual([])
})
