import { expect, it } from 'vitest'
import type { EffectResult } from '../../session/event.ts'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const variables = ['name', 'price', 'all'].map((name) => ({ name, type: 'text' as const }))
const flow = buildFlow(
  [
    {
      id: 'r',
      type: 'http_request',
      method: 'POST',
      url: 'https://api.example/cars?name={{name}}',
      headers: { 'X-Name': '{{name}}' },
      body: { name: '{{name}}', count: 2 },
      save: [
        { path: 'data.0.price', variable: 'price' },
        { path: '', variable: 'all' },
      ],
    },
    { id: 'ok', type: 'send', content: { kind: 'text', text: 'Custa {{price | brl}}' } },
    { id: 'no', type: 'send', content: { kind: 'text', text: 'Sem resposta' } },
  ],
  ['r ok -> ok', 'r error -> no'],
  { variables },
)

function playing(result: EffectResult) {
  return createPlayer(flow, { variables: { name: 'Onix & cia\r\nX: 1' }, fakes: { http_request: () => result } })
}

it('asks for the call with its places filled and nothing broken out of', () => {
  const player = playing({ ok: false, error: 'x' })
  player.say('oi')
  expect(player.effects[0]).toEqual({
    id: 'e1',
    type: 'http_request',
    method: 'POST',
    url: 'https://api.example/cars?name=Onix%20%26%20cia%0D%0AX%3A%201',
    headers: { 'X-Name': 'Onix & cia X: 1' },
    body: { name: 'Onix & cia\r\nX: 1', count: 2 },
    timeout_ms: 10_000,
  })
})

it('keeps the wanted parts of a good answer', () => {
  const player = playing({ ok: true, value: { status: 201, body: { data: [{ price: 5_000_000 }] } } })
  expect(player.say('oi')).toEqual(['Custa R$ 50.000,00'])
  expect(player.state.variables.all).toEqual({ data: [{ price: 5_000_000 }] })
})

it.each<EffectResult>([
  { ok: false, error: 'timeout' },
  { ok: true, value: { status: 500, body: {} } },
  { ok: true, value: 'nonsense' },
  { ok: true, value: { status: '200' } },
])('follows error for %j', (result) => {
  expect(playing(result).say('oi')).toEqual(['Sem resposta'])
})

it('reads nothing but own properties of an answer', () => {
  const path = { path: 'constructor.name', variable: 'price' }
  const odd = buildFlow(
    [{ id: 'r', type: 'http_request', method: 'GET', url: 'https://x.example', save: [path] }],
    [],
    { variables },
  )
  const player = createPlayer(odd)
  player.say('oi')
  expect(player.state.variables.price).toBeNull()
})

it('escapes what a contact typed inside a JSON body written by hand', () => {
  const block = {
    id: 'r',
    type: 'http_request' as const,
    method: 'POST' as const,
    url: 'https://x.example',
    raw_body: '{"q": "{{name}}"}',
  }
  const player = createPlayer(buildFlow([block], [], { variables }), { variables: { name: 'a", "admin": "1' } })
  player.say('oi')
  expect(player.effects[0]).toMatchObject({ body: { q: 'a", "admin": "1' } })
})

it('hands over to a person where error leads nowhere', () => {
  const lonely = buildFlow([{ id: 'r', type: 'http_request', method: 'GET', url: 'https://x.example' }], [], {
    variables,
  })
  const player = createPlayer(lonely, { fakes: { http_request: () => ({ ok: false, error: 'x' }) } })
  player.say('oi')
  expect(player.state.paused).toMatchObject({ reason: 'handed_over' })
  expect(player.effects.map((effect) => effect.type)).toEqual(['http_request', 'report', 'send', 'hand_over'])
})
