import type { ConversationId } from '@recado/contracts/ids'
import { WIDGET } from '@recado/flow'
import { blockSchema } from '@recado/flow/schemas'
import { buildFlow, createPlayer } from '@recado/flow/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { createSampleCars, setSampleCars } from '../../src/zap/calls/index.ts'
import { channelOf } from '../../src/zap/channels/index.ts'
import { buildLabel, buildScene, buildTeam, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, publishForAnyMessage } from './flow-scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
let scene: Scene
beforeAll(async () => {
  house = await openTestHouse({ clock, env: { ALLOW_PRIVATE_WEBHOOKS: 'false' } })
})
afterAll(() => house.close())

type Blocks = Parameters<typeof buildFlow>[0]
interface Case {
  blocks: Blocks
  edges?: string[]
  say: string[]
  sub_flows?: NonNullable<Parameters<typeof buildFlow>[2]>['sub_flows']
}

const text = (id: string, words: string) => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const option = (id: string, title: string) => ({ id, title })
const anyHours = Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: '00:00', to: '23:59' }))

/** Each kind of block, as the widget and the simulator play it. */
const CASES: Record<string, Case> = {
  send: {
    blocks: [
      text('t', 'Oi!'),
      {
        id: 'm',
        type: 'send',
        content: { kind: 'media', media: 'image', url: 'https://loja.exemplo/carro.jpg', caption: 'Este' },
      },
      {
        id: 'l',
        type: 'send',
        content: { kind: 'list', text: 'Veja', options: [option('a', 'Um'), option('b', 'Dois')] },
      },
    ],
    say: ['oi'],
  },
  ask: {
    blocks: [
      { id: 'q', type: 'ask', text: 'Nota?', answer: { kind: 'rating', min: 0, max: 10 }, save_to: 'it' },
      text('e', 'Deu {{it}}.'),
    ],
    say: ['oi', 'onze', '9'],
  },
  validate: {
    blocks: [
      { id: 'q', type: 'ask', text: 'E-mail?', answer: { kind: 'text' }, save_to: 'it' },
      { id: 'v', type: 'validate', variable: 'it', as: { kind: 'email' } },
      text('y', 'Vale.'),
      text('n', 'Não vale.'),
    ],
    edges: ['q v', 'v valid -> y', 'v invalid -> n'],
    say: ['oi', 'ana@exemplo.com'],
  },
  condition: {
    blocks: [
      { id: 'c', type: 'condition', branches: [{ id: 'b', when: { variable: 'it', is: 'is_empty' } }] },
      text('y', 'Vazio.'),
      text('n', 'Cheio.'),
    ],
    edges: ['c branch:b -> y', 'c else -> n'],
    say: ['oi'],
  },
  set: {
    blocks: [
      { id: 's', type: 'set', assignments: [{ variable: 'it', value: { from: 'literal', value: 'x' } }] },
      text('e', 'É {{it}}.'),
    ],
    say: ['oi'],
  },
  jump: { blocks: [{ id: 'j', type: 'jump', to: 'e' }, text('e', 'Cheguei.')], edges: [], say: ['oi'] },
  wait: {
    blocks: [text('a', 'Já volto.'), { id: 'w', type: 'wait', until: { kind: 'delay', seconds: 60 } }],
    say: ['oi'],
  },
  ab_test: {
    blocks: [{ id: 'ab', type: 'ab_test', experiment: 'hello', variants: [{ id: 'a', weight: 1 }] }, text('e', 'A.')],
    edges: ['ab variant:a -> e'],
    say: ['oi'],
  },
  business_hours: {
    blocks: [{ id: 'h', type: 'business_hours', hours: anyHours }, text('o', 'Aberto.'), text('c', 'Fechado.')],
    edges: ['h open -> o', 'h closed -> c'],
    say: ['oi'],
  },
  http_request: {
    blocks: [{ id: 'h', type: 'http_request', method: 'GET', url: 'http://127.0.0.1:9/' }, text('n', 'Sem resposta.')],
    edges: ['h error -> n'],
    say: ['oi'],
  },
  ai_answer: {
    blocks: [{ id: 'a', type: 'ai_answer', instructions: 'Ajude.' }, text('n', 'Sem modelo.')],
    edges: ['a error -> n'],
    say: ['oi'],
  },
  questionnaire: {
    blocks: [{ id: 'f', type: 'questionnaire', questionnaire_id: 'cars', save_to: 'wishes' }, text('e', 'Obrigado.')],
    say: ['oi', '15 mil', '900'],
  },
  recommend: {
    blocks: [
      { id: 'r', type: 'recommend', wishes_from: 'wishes', save_to: 'car', limit: 2 },
      text('e', 'Boa: {{car.title}}.'),
    ],
    edges: ['r picked -> e'],
    say: ['oi', '2'],
  },
  label: { blocks: [{ id: 'l', type: 'label', add: ['Quente'] }, text('e', 'Marcado.')], say: ['oi'] },
  assign: { blocks: [{ id: 'a', type: 'assign', team: 'Vendas' }, text('e', 'Com Vendas.')], say: ['oi'] },
  hand_over: { blocks: [{ id: 'h', type: 'hand_over', text: 'Chamei.', team: 'Vendas' }], say: ['oi', 'alô?'] },
  close: { blocks: [{ id: 'c', type: 'close', text: 'Até logo!' }], say: ['oi'] },
  sub_flow: {
    blocks: [{ id: 's', type: 'sub_flow', flow: 'inner' }, text('e', 'De volta.')],
    sub_flows: [{ id: 'inner', name: 'inner', start: 'i', blocks: [text('i', 'Dentro.')], edges: [] }],
    say: ['oi'],
  },
  placeholder: {
    blocks: [{ id: 'p', type: 'placeholder', original_type: 'Pixel', outputs: ['next'] }, text('e', 'Segue.')],
    say: ['oi'],
  },
}

test('every kind of block has its case', () => {
  const kinds = blockSchema.options.map((schema) => (schema.shape.type as { value: string }).value)
  expect(Object.keys(CASES).sort()).toEqual([...new Set(kinds)].sort())
})

test.each(Object.entries(CASES))('%s says in the widget what it says in the simulator', async (_kind, each) => {
  scene = await buildScene(house)
  await scene.run(async (scope) => {
    await buildLabel(scope, 'Quente')
    await buildTeam(scope, 'Vendas', [])
  })
  const variables = [
    { name: 'it', type: 'text' as const },
    { name: 'wishes', type: 'object' as const, initial: {} },
    { name: 'car', type: 'object' as const },
  ]
  const flow = buildFlow(each.blocks, each.edges, { variables, sub_flows: each.sub_flows ?? [] })
  const simulated: string[] = []
  const cars = createSampleCars(house.services.texts)
  const wanted = { type: 'recommend' as const, id: 'e1', wishes: {}, limit: 2, critique: null, shown: [] }
  const talk = { conversationId: newId<ConversationId>(), key: 'k' }
  const [loaded, ranked] = await scene.run(async (scope) => {
    await setSampleCars(scope, true)
    return [await cars.loadQuestionnaire(scope, 'cars'), await cars.recommend(scope, wanted, talk)] as const
  })
  const player = createPlayer(flow, {
    channel: WIDGET,
    at: clock.now().getTime(),
    fakes: {
      http_request: () => ({ ok: false, error: 'http_address_refused' }),
      ai_answer: () => ({ ok: false, error: 'ai_not_configured' }),
      load_questionnaire: () => loaded,
      recommend: () => ranked,
    },
  })
  const channel = channelOf({ channel: 'widget', driver: null })
  for (const words of each.say) {
    player.say(words)
    simulated.push(...player.effects.flatMap((effect) => channel.compose(effect)).map(({ body }) => body))
  }
  await publishForAnyMessage(scene, flow.document)
  const { id } = await scene.start()
  const visitor = createVisitor(house, scene, clock, id)
  for (const words of each.say) await visitor.say(words)
  expect(simulated.length).toBeGreaterThan(0)
  expect(await botTexts(scene, id)).toEqual(simulated)
})

test('a company that does not say so has no stock: nothing is recommended or asked, and the blocks take their other ways', async () => {
  scene = await buildScene(house)
  const document = buildFlow(
    [
      { id: 'f', type: 'questionnaire', questionnaire_id: 'cars', save_to: 'wishes' },
      text('e', 'Sem perguntas.'),
      { id: 'r', type: 'recommend', wishes_from: 'wishes', save_to: 'car' },
      text('n', 'Nada no pátio.'),
    ],
    ['f r', 'f error -> e', 'e r', 'r none -> n', 'r picked -> n'],
    {
      variables: [
        { name: 'wishes', type: 'object', initial: {} },
        { name: 'car', type: 'object' },
      ],
    },
  ).document
  await publishForAnyMessage(scene, document)
  const { id } = await scene.start()
  expect(await createVisitor(house, scene, clock, id).say('oi')).toEqual(['Sem perguntas.', 'Nada no pátio.'])
})

test('the questions of the sample stock are in the company’s language', async () => {
  scene = await buildScene(house)
  const cars = createSampleCars(house.services.texts)
  const texts = await scene.run(async (scope) => {
    await setSampleCars(scope, true)
    const english = { ...scope, tenant: { ...scope.tenant, locale: 'en' as const } }
    return [await cars.loadQuestionnaire(scope, 'cars'), await cars.loadQuestionnaire(english, 'cars')]
  })
  expect(texts).toMatchObject([
    { ok: true, value: { questions: [{ text: 'Quanto tem para dar de entrada?' }, {}] } },
    { ok: true, value: { questions: [{ text: 'How much can you put down?' }, {}] } },
  ])
})
