import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

it('asks for labels, filled and never blank', () => {
  const flow = buildFlow([{ id: 'l', type: 'label', add: ['quente', '{{car}}'], remove: ['frio', '{{unset}}'] }], [], {
    variables: [{ name: 'car', type: 'text', initial: 'Onix' }],
  })
  const player = createPlayer(flow)
  player.say('oi')
  expect(player.effects).toEqual([{ id: 'e1', type: 'label', add: ['quente', 'Onix'], remove: ['frio'] }])
})
