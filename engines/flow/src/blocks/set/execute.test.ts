import { expect, it } from 'vitest'
import { MAX_LIST } from '../../language/value.ts'
import { buildFlow, createPlayer } from '../../testing/index.ts'

const names = ['a', 'b', 'list', 'sum', 'half', 'bad', 'text', 'copy']
const variables = names.map((name) => ({ name, type: 'text' as const }))

it('computes, copies with the type kept, and sees earlier assignments', () => {
  const flow = buildFlow(
    [
      {
        id: 's',
        type: 'set',
        assignments: [
          { variable: 'a', value: { from: 'literal', value: 0.1 } },
          { variable: 'b', value: { from: 'literal', value: '0.2' } },
          { variable: 'sum', value: { from: 'sum', of: [{ variable: 'a' }, { variable: 'b' }] } },
          { variable: 'half', value: { from: 'quotient', of: [{ variable: 'sum' }, 2] } },
          { variable: 'bad', value: { from: 'quotient', of: [1, { variable: 'unset' }] } },
          { variable: 'text', value: { from: 'template', text: '{{sum}} e {{half}}' } },
          { variable: 'copy', value: { from: 'template', text: '{{sum}}' } },
          { variable: 'list', value: { from: 'append', text: 'um' } },
          { variable: 'list', value: { from: 'append', text: '{{sum}}' } },
        ],
      },
    ],
    [],
    { variables },
  )
  const player = createPlayer(flow)
  player.say('oi')
  expect(player.state.variables).toMatchObject({
    sum: 0.3,
    half: 0.15,
    bad: null,
    text: '0.3 e 0.15',
    copy: 0.3,
    list: ['um', 0.3],
  })
})

it('keeps a list that grows in a loop within its bound', () => {
  const flow = buildFlow(
    [
      { id: 'q', type: 'ask', text: '?', answer: { kind: 'text' } },
      {
        id: 's',
        type: 'set',
        assignments: [{ variable: 'list', value: { from: 'append', text: '{{last_message}}' } }],
      },
    ],
    ['q -> s', 's -> q'],
    { variables },
  )
  const player = createPlayer(flow)
  for (let n = 0; n <= MAX_LIST + 10; n++) player.say(`m${n}`)
  const list = player.state.variables.list as string[]
  expect(list).toHaveLength(MAX_LIST)
  expect(list.at(-1)).toBe(`m${MAX_LIST + 10}`)
})
