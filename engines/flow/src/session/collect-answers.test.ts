import { expect, it } from 'vitest'
import { buildFlow } from '../testing/build-flow.ts'
import { createPlayer } from '../testing/create-player.ts'
import { collectAnswers } from './collect-answers.ts'

it('says what was answered as people read it, in the order of the document', () => {
  const variables = [
    { name: 'name', type: 'text' as const },
    { name: 'entry', type: 'money' as const },
    { name: 'trade', type: 'boolean' as const },
    { name: 'use', type: 'text' as const },
    { name: 'day', type: 'date' as const },
  ]
  const options = [
    { id: 'city', title: 'Na cidade' },
    { id: 'road', title: 'Na estrada' },
  ]
  const flow = buildFlow(
    [
      { id: 'n', type: 'ask', text: 'Qual é o seu nome?', answer: { kind: 'text' }, save_to: 'name' },
      {
        id: 'e',
        type: 'ask',
        label: 'Entrada',
        text: '{{name}}, quanto de entrada?',
        answer: { kind: 'money' },
        save_to: 'entry',
      },
      { id: 't', type: 'ask', text: 'Tem carro na {{name}} troca?', answer: { kind: 'yes_no' }, save_to: 'trade' },
      { id: 'u', type: 'ask', text: 'Onde vai usar?', answer: { kind: 'choice', options }, save_to: 'use' },
      { id: 'd', type: 'ask', text: 'Quando vem?', answer: { kind: 'date' }, save_to: 'day' },
    ],
    undefined,
    { variables },
  )
  const player = createPlayer(flow)
  for (const words of ['oi', 'Ana', '15 mil', 'sim', '2']) player.say(words)
  expect(collectAnswers(flow, player.state)).toEqual([
    { block: 'n', question: 'Qual é o seu nome?', value: 'Ana' },
    { block: 'e', question: 'Entrada', value: 'R$ 15.000,00' },
    { block: 't', question: 'Tem carro na … troca?', value: 'Sim' },
    { block: 'u', question: 'Onde vai usar?', value: 'Na estrada' },
  ])
})
