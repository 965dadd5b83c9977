import { expect, it } from 'vitest'
import { parseFlow } from '../../flow/parse-flow.ts'
import { buildDocument, buildFlow, createPlayer } from '../../testing/index.ts'

it('asks for a team and an agent, and goes on speaking', () => {
  const flow = buildFlow([
    { id: 'a', type: 'assign', team: 'vendas', agent: '{{last_message}}' },
    { id: 's', type: 'send', content: { kind: 'text', text: 'Segue.' } },
  ])
  const player = createPlayer(flow)
  expect(player.say('bia')).toEqual(['Segue.'])
  expect(player.effects[0]).toEqual({ id: 'e1', type: 'assign', team: 'vendas', agent: 'bia' })
})

it('must name one of the two', () => {
  expect(parseFlow(buildDocument([{ id: 'a', type: 'assign' }]))).toMatchObject({
    ok: false,
    problems: [{ code: 'invalid_shape', block: 'a' }],
  })
})
