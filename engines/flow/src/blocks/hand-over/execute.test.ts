import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const flow = buildFlow(
  [
    { id: 'h', type: 'hand_over', text: 'Já chamo.', team: 'vendas', note: 'Escreveu {{last_message}}' },
    { id: 'after', type: 'send', content: { kind: 'text', text: 'Voltei.' } },
  ],
  ['h -> after'],
)

it('says so, calls people with a note, and is quiet', () => {
  const player = createPlayer(flow)
  expect(player.say('oi')).toEqual(['Já chamo.'])
  expect(player.effects[1]).toEqual({
    id: 'e2',
    type: 'hand_over',
    reason: 'block',
    team: 'vendas',
    note: 'Escreveu oi',
  })
  expect(player.say('alô?', 'menu', 'atendente')).toEqual([])
  expect(player.effects).toEqual([])
})

it('goes on by next when people give the conversation back', () => {
  const player = createPlayer(flow)
  player.say('oi')
  expect(player.happen({ type: 'resumed', mode: 'continue' })).toEqual(['Voltei.'])
})

it('uses the engine’s words and the flow’s team by default', () => {
  const plain = buildFlow([{ id: 'h', type: 'hand_over' }], [], { settings: { team: 'geral' } })
  const player = createPlayer(plain)
  expect(player.say('oi')[0]).toContain('equipe')
  expect(player.effects[1]).toMatchObject({ team: 'geral' })
})
