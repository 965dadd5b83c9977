import type { ConversationId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getConversation } from '../../src/chat/conversations/index.ts'
import { readVisitorThread } from '../../src/chat/visitors/index.ts'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, liveSession, publishForAnyMessage, readAll } from './flow-scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

const variables = [
  { name: 'name', type: 'text' as const },
  { name: 'entry', type: 'money' as const },
]
const menu = {
  id: 'menu',
  type: 'ask' as const,
  text: 'Como podemos ajudar?',
  answer: {
    kind: 'choice' as const,
    options: [
      { id: 'buy', title: 'Comprar' },
      { id: 'person', title: 'Falar com alguém' },
    ],
  },
}
const shop = buildDocument(
  [
    menu,
    { id: 'n', type: 'ask', text: 'Qual é o seu nome?', answer: { kind: 'text' }, save_to: 'name' },
    {
      id: 'e',
      type: 'ask',
      label: 'Entrada',
      text: '{{name}}, quanto de entrada?',
      answer: { kind: 'money' },
      save_to: 'entry',
    },
    { id: 'h', type: 'hand_over', text: 'Vou chamar alguém.', note: 'Quer comprar' },
    { id: 'back', type: 'send', content: { kind: 'text', text: 'Voltei.' } },
  ],
  ['menu option:buy -> n', 'menu option:person -> h', 'n e', 'e h', 'h back'],
  { name: 'Loja', variables },
)

const author = { kind: 'member' as const, id: null, name: 'Bia' }

describe.each(PLACEMENTS)('a flow in a %s placement', (placement) => {
  let scene: Scene
  let id: ConversationId
  let visitor: ReturnType<typeof createVisitor>
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    await publishForAnyMessage(scene, shop)
    id = (await scene.start()).id
    visitor = createVisitor(house, scene, clock, id)
  })
  const view = () => scene.run((scope) => getConversation(scope, id))

  test('answers, asks, and hands over with what was answered', async () => {
    expect(await visitor.say('oi')).toEqual(['Como podemos ajudar?\n• Comprar\n• Falar com alguém'])
    expect(await view()).toMatchObject({ status: 'pending', waiting_since: null })
    const [first] = (await readAll(scene, id)).filter(({ author_kind }) => author_kind === 'bot')
    expect(first?.data.interactive).toMatchObject({
      kind: 'buttons',
      options: [{ id: 'menu:buy' }, { id: 'menu:person' }],
    })
    // A page that is loaded anew shows what was shown live.
    const loaded = await scene.run((scope) => readVisitorThread(scope, scene, id, { limit: 10 }))
    expect(loaded.items.at(-1)?.interactive).toEqual(first?.data.interactive)
    expect(await visitor.pick('menu:buy', 'Comprar')).toEqual(['Qual é o seu nome?'])
    expect(await visitor.say('Ana')).toEqual(['Ana, quanto de entrada?'])
    expect(await visitor.say('15 mil')).toEqual(['Vou chamar alguém.'])
    const card = (await readAll(scene, id)).find(({ data }) => data.event === 'bot_handed_over')
    expect(card).toMatchObject({ kind: 'event', direction: 'internal' })
    expect(card?.data).toMatchObject({
      reason: 'block',
      note: 'Quer comprar',
      flow_name: 'Loja',
      answers: [
        { question: 'Qual é o seu nome?', value: 'Ana' },
        { question: 'Entrada', value: 'R$ 15.000,00' },
      ],
    })
    expect(await view()).toMatchObject({ status: 'open', waiting_since: clock.now() })
    // People have it: the bot is quiet.
    expect(await visitor.say('menu')).toEqual([])
    expect((await liveSession(scene, id))?.status).toBe('handed_over')
  })

  test('takes what comes within three seconds as one', async () => {
    await visitor.say('oi')
    await visitor.pick('menu:buy', 'Comprar')
    await scene.post(id, { body: 'Ana' })
    clock.advance(2_000)
    await house.drain()
    await scene.post(id, { body: 'Maria' })
    clock.advance(2_000)
    await house.drain()
    expect((await botTexts(scene, id)).at(-1)).toBe('Qual é o seu nome?')
    clock.advance(1_000)
    await house.drain()
    expect((await liveSession(scene, id))?.state.variables.name).toBe('Ana\nMaria')
  })

  test('is quiet as soon as a person speaks, also when they write first', async () => {
    await visitor.say('oi')
    await scene.post(id, { direction: 'out', author, body: 'Oi, sou a Bia' })
    expect(await visitor.say('quero comprar')).toEqual([])
    expect((await liveSession(scene, id))?.status).toBe('paused')

    const other = (await scene.start()).id
    await scene.post(other, { direction: 'out', author, body: 'Bom dia!' })
    expect(await createVisitor(house, scene, clock, other).say('oi')).toEqual([])
    expect((await liveSession(scene, other))?.status).toBe('paused')
  })

  test('ends with the conversation, and begins anew after it', async () => {
    await visitor.say('oi')
    await scene.run((scope) => resolveConversation(scope, id))
    await house.drain()
    expect(await liveSession(scene, id)).toBeUndefined()
    expect(await visitor.say('oi de novo')).toEqual(['Como podemos ajudar?\n• Comprar\n• Falar com alguém'])
  })

  test('says nothing twice when a job comes twice', async () => {
    await scene.post(id, { body: 'oi' })
    clock.advance(3_000)
    await house.drain()
    const { queue } = house.services
    await queue.insert([
      {
        ...{ id: newId<string>(), name: 'flows.follow', tenantId: scene.tenant.id, createdAt: clock.now() },
        payload: { conversation_id: id, seq: 1 },
      },
    ])
    await house.drain()
    expect(await botTexts(scene, id)).toHaveLength(1)
  })
})
