import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const variables = [{ name: 'name', type: 'text' as const }]

it('fills the places of a text', () => {
  const flow = buildFlow([{ id: 'a', type: 'send', content: { kind: 'text', text: 'Oi, {{name | upper}}!' } }], [], {
    variables,
  })
  expect(createPlayer(flow, { variables: { name: 'Ana' } }).say('oi')).toEqual(['Oi, ANA!'])
})

it('sends media with its caption, and escapes what a contact typed inside an address', () => {
  const content = {
    kind: 'media' as const,
    media: 'image' as const,
    url: 'https://x.example/{{name}}.jpg',
    caption: 'De {{name}}',
  }
  const flow = buildFlow([{ id: 'a', type: 'send', content }], [], { variables })
  const player = createPlayer(flow, { variables: { name: '../a b?c' } })
  player.say('oi')
  expect(player.effects).toMatchObject([
    { content: { url: 'https://x.example/..%2Fa%20b%3Fc.jpg', caption: 'De ../a b?c' } },
  ])
})

const buttons = buildFlow(
  [
    {
      id: 'menu',
      type: 'send',
      content: {
        kind: 'buttons',
        text: 'Quer?',
        options: [
          { id: 'yes', title: 'Quero' },
          { id: 'no', title: 'Não' },
        ],
      },
    },
    { id: 'ask', type: 'ask', text: 'Seu nome?', answer: { kind: 'text' }, save_to: 'name' },
    { id: 'wants', type: 'send', content: { kind: 'text', text: 'Ótimo!' } },
  ],
  ['menu -> ask', 'menu option:yes -> wants'],
  { variables },
)

it('goes on without waiting for its buttons, and still follows one pressed later', () => {
  const player = createPlayer(buttons)
  expect(player.say('oi')).toHaveLength(2)
  expect(player.send({ kind: 'reply', option_id: 'menu:yes', title: 'Quero' })).toEqual(['Ótimo!'])
})

it('takes a button without an edge as an answer like any other', () => {
  const player = createPlayer(buttons)
  player.say('oi')
  player.send({ kind: 'reply', option_id: 'menu:no', title: 'Não' })
  expect(player.state.variables.name).toBe('Não')
})

it('can be answered in words after the path has ended', () => {
  const flow = buildFlow(
    [
      {
        id: 'menu',
        type: 'send',
        content: {
          kind: 'list',
          text: 'Ver:',
          button: 'Abrir',
          options: [
            { id: 'a', title: 'Carros' },
            { id: 'b', title: 'Motos' },
          ],
        },
      },
      { id: 'cars', type: 'send', content: { kind: 'text', text: 'Nossos carros' } },
    ],
    ['menu option:a -> cars'],
  )
  const player = createPlayer(flow)
  player.say('oi')
  expect(player.state.phase).toBe('ended')
  expect(player.say('1')).toEqual(['Nossos carros'])
})
