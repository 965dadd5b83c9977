import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const flow = buildFlow(
  [
    { id: 'v', type: 'validate', variable: 'document', as: { kind: 'cpf' }, save_to: 'clean' },
    { id: 'good', type: 'send', content: { kind: 'text', text: 'ok {{clean | cpf}}' } },
    { id: 'bad', type: 'send', content: { kind: 'text', text: 'não' } },
  ],
  ['v valid -> good', 'v invalid -> bad'],
  {
    variables: [
      { name: 'document', type: 'text' },
      { name: 'clean', type: 'text' },
    ],
  },
)

it('follows valid and keeps the stored form', () => {
  expect(createPlayer(flow, { variables: { document: 'CPF 52998224725' } }).say('oi')).toEqual(['ok 529.982.247-25'])
})

it('follows invalid, also where the variable is unset or no text', () => {
  for (const document of ['529', null, { a: 1 }]) {
    expect(createPlayer(flow, { variables: { document } }).say('oi')).toEqual(['não'])
  }
})
