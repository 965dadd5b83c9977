import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

it('closes, and the next message starts anew with what answers had filled forgotten', () => {
  const flow = buildFlow(
    [
      { id: 'q', type: 'ask', text: 'Nome, {{name | default:você}}?', answer: { kind: 'text' }, save_to: 'name' },
      { id: 'c', type: 'close', text: 'Até logo, {{name}}.' },
    ],
    undefined,
    { variables: [{ name: 'name', type: 'text' }] },
  )
  const player = createPlayer(flow)
  player.say('oi')
  expect(player.say('Ana')).toEqual(['Até logo, Ana.'])
  expect(player.effects.at(-1)).toMatchObject({ type: 'close', reason: 'block' })
  expect(player.state.phase).toBe('closed')
  expect(player.say('oi de novo')).toEqual(['Nome, você?'])
})
