import { WIDGET } from '@recado/flow'
import { type FlowDocumentInput, flowDocumentSchema } from '@recado/flow/schemas'
import { expect, test } from 'vitest'
import { answerService, type PhoneSession, personActs, say, setVariables, skip, startPhone } from './phone-session.ts'

const DAY = 86_400_000
const at = Date.UTC(2026, 10, 30, 13)

const document = flowDocumentSchema.parse({
  schema_version: 1,
  id: 'main',
  name: 'Teste',
  start: 'menu',
  variables: [
    { name: 'nome', type: 'text' },
    { name: 'pedido', type: 'text' },
  ],
  blocks: [
    {
      id: 'menu',
      type: 'ask',
      text: 'Como posso ajudar?',
      answer: {
        kind: 'choice',
        options: [
          { id: 'a', title: 'Pedido' },
          { id: 'b', title: 'Equipe' },
        ],
      },
      timeout_minutes: 60,
    },
    { id: 'call', type: 'http_request', method: 'GET', url: 'https://loja.example/pedido' },
    { id: 'later', type: 'wait', until: { kind: 'delay', seconds: 3 * 86_400 } },
    { id: 'name', type: 'ask', text: 'Seu nome?', answer: { kind: 'text' }, save_to: 'nome' },
    { id: 'hello', type: 'send', content: { kind: 'text', text: 'Oi, {{nome}}' } },
    { id: 'team', type: 'hand_over' },
    { id: 'gone', type: 'close', text: 'Até mais' },
  ],
  edges: [
    { from: 'menu', output: 'option:a', to: 'call' },
    { from: 'menu', output: 'option:b', to: 'team' },
    { from: 'menu', output: 'timeout', to: 'gone' },
    { from: 'call', output: 'ok', to: 'later' },
    { from: 'later', output: 'next', to: 'name' },
    { from: 'name', output: 'next', to: 'hello' },
    { from: 'team', output: 'next', to: 'gone' },
  ],
  sub_flows: [
    {
      id: 'sub',
      name: 'Parte',
      start: 's',
      blocks: [{ id: 's', type: 'send', content: { kind: 'text', text: 'dentro' } }],
      edges: [],
    },
  ],
} satisfies FlowDocumentInput)

const open = (from?: { body: string; block: string }) =>
  startPhone({ document, channel: WIDGET, at, variables: {}, from })!
const texts = (session: PhoneSession) =>
  session.lines.flatMap((line) => (line.kind === 'bot' && 'text' in line.message ? [line.message.text] : []))

test('the production engine runs the draft: an answer, a service answered by hand, a wait skipped, a question', () => {
  let phone = open()
  expect(texts(phone)).toEqual(['Como posso ajudar?'])
  expect(phone.timers).toHaveLength(1)
  phone = say(phone, { kind: 'text', text: 'pedido' }, WIDGET)
  expect(phone.asked?.type).toBe('http_request')
  expect(phone.timers).toEqual([])
  phone = answerService(phone, { ok: true, value: { status: 200, body: {} } }, WIDGET)
  expect(phone.asked).toBeNull()
  expect(phone.timers).toEqual([{ id: expect.any(String), until: at + 3 * DAY }])
  phone = skip(phone, DAY, WIDGET)
  expect(texts(phone)).not.toContain('Seu nome?')
  phone = skip(phone, 2 * DAY, WIDGET)
  expect(texts(phone).at(-1)).toBe('Seu nome?')
  expect(phone.at).toBe(at + 3 * DAY)
  phone = say(phone, { kind: 'text', text: 'Ana' }, WIDGET)
  expect(texts(phone).at(-1)).toBe('Oi, Ana')
  expect(phone.state.variables.nome).toBe('Ana')
  expect(phone.passed.map(({ block }) => block)).toEqual(
    expect.arrayContaining(['menu', 'call', 'later', 'name', 'hello']),
  )
})

test('a question that nobody answers follows its own timer', () => {
  expect(texts(skip(open(), 60 * 60_000, WIDGET)).at(-1)).toBe('Até mais')
})

test('it begins at any block, in a sub-flow too, with variables as they are given', () => {
  const phone = setVariables(open({ body: 'main', block: 'name' }), { nome: 'Rui' })
  expect(texts(phone)).toEqual(['Seu nome?'])
  expect(phone.state.variables).toEqual({ nome: 'Rui' })
  expect(texts(open({ body: 'sub', block: 's' }))).toEqual(['dentro'])
})

test('a colleague silences the bot and gives it back', () => {
  let phone = personActs(open(), { type: 'human_spoke', text: 'Deixa comigo' }, WIDGET)
  expect(texts(say(phone, { kind: 'text', text: 'pedido' }, WIDGET))).toHaveLength(1)
  phone = personActs(phone, { type: 'resumed' }, WIDGET)
  expect(texts(phone)).toHaveLength(2)
})

test('a draft that does not run yet has no phone', () => {
  expect(
    startPhone({ document: { ...document, start: 'nowhere' }, channel: WIDGET, at, variables: {} }),
  ).toBeUndefined()
})
