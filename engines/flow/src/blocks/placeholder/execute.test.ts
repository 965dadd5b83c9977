import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

it('says nothing, reports itself, and goes on', () => {
  const flow = buildFlow([
    { id: 'p', type: 'placeholder', original_type: 'Google Sheets', original: { any: ['thing'] } },
    { id: 's', type: 'send', content: { kind: 'text', text: 'Sigo.' } },
  ])
  const player = createPlayer(flow)
  expect(player.say('oi')).toEqual(['Sigo.'])
  expect(player.effects[0]).toMatchObject({
    type: 'report',
    code: 'placeholder_reached',
    block: 'p',
    detail: 'Google Sheets',
  })
})
