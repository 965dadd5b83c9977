import { expect, it } from 'vitest'
import { buildFlow, createPlayer } from '../../testing/index.ts'

it('takes the first branch that holds, else the last way out', () => {
  const flow = buildFlow(
    [
      {
        id: 'c',
        type: 'condition',
        branches: [
          {
            id: 'rich',
            when: {
              all: [{ variable: 'money', is: 'greater', value: 1_000 }, { not: { variable: 'name', is: 'is_empty' } }],
            },
          },
          {
            id: 'named',
            when: {
              any: [
                { variable: 'name', is: 'equals', value: 'ANA' },
                { variable: 'name', is: 'matches', value: '^jo[aã]o$' },
              ],
            },
          },
        ],
      },
      { id: 'r', type: 'send', content: { kind: 'text', text: 'rico' } },
      { id: 'n', type: 'send', content: { kind: 'text', text: 'nome' } },
      { id: 'e', type: 'send', content: { kind: 'text', text: 'nada' } },
    ],
    ['c branch:rich -> r', 'c branch:named -> n', 'c else -> e'],
    {
      variables: [
        { name: 'money', type: 'number' },
        { name: 'name', type: 'text' },
      ],
    },
  )
  const say = (variables: Record<string, string | number>) => createPlayer(flow, { variables }).say('oi')
  expect(say({ money: 2_000, name: 'Ana' })).toEqual(['rico'])
  expect(say({ money: 10, name: 'ána' })).toEqual(['nome'])
  expect(say({ name: 'João' })).toEqual(['nome'])
  expect(say({ money: 2_000 })).toEqual(['nada'])
})
