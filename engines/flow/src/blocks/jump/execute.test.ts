import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

it('goes on at the named block', () => {
  const flow = buildFlow(
    [
      { id: 'j', type: 'jump', to: 'there' },
      { id: 'here', type: 'send', content: { kind: 'text', text: 'aqui' } },
      { id: 'there', type: 'send', content: { kind: 'text', text: 'lá' } },
    ],
    [],
  )
  expect(createPlayer(flow).say('oi')).toEqual(['lá'])
})
