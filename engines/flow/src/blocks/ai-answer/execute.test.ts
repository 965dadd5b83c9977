import { expect, it } from 'vitest'
import type { Value } from '../../language/value.ts'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const flow = buildFlow(
  [
    { id: 'q', type: 'ask', text: 'Pergunte:', answer: { kind: 'text' } },
    { id: 'ai', type: 'ai_answer', instructions: 'Responda curto.', save_to: 'answer' },
    { id: 'end', type: 'send', content: { kind: 'text', text: 'Mais algo?' } },
    { id: 'lost', type: 'send', content: { kind: 'text', text: 'Não sei.' } },
  ],
  ['q -> ai', 'ai -> end', 'ai error -> lost'],
  { variables: [{ name: 'answer', type: 'text' }] },
)

function answering(value: Value) {
  const player = createPlayer(flow, { fakes: { ai_answer: () => ({ ok: true, value }) } })
  player.say('oi')
  return player
}

it('asks about what the contact wrote, says and keeps the answer', () => {
  const player = answering({ text: 'Às nove.' })
  expect(player.say('abrem', 'que horas?')).toEqual(['Às nove.', 'Mais algo?'])
  expect(player.effects[0]).toMatchObject({ type: 'ai_answer', question: 'abrem\nque horas?', use_knowledge: true })
  expect(player.state.variables.answer).toBe('Às nove.')
})

it('hands over where the model says a person must', () => {
  const player = answering({ text: 'Isso é com a equipe.', hand_over: true })
  player.say('quero processar vocês')
  expect(player.effects.at(-1)).toMatchObject({ type: 'hand_over', reason: 'requested' })
})

it.each<Value>([{}, { text: '  ' }, 'texto solto', null])('follows error for %j', (value) => {
  expect(answering(value).say('?').at(-1)).toBe('Não sei.')
})
