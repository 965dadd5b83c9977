import { expect, it } from 'vitest'
import { parseFlow } from '../../flow/parse-flow.ts'
import { validateFlow } from '../../flow/validate-flow.ts'
import { buildDocument, buildFlow, createPlayer } from '../../testing/index.ts'

const text = (id: string, words: string) => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const variables = [{ name: 'name', type: 'text' as const }]

it('runs inside, shares variables, and comes back through two levels', () => {
  const flow = buildFlow(
    [{ id: 'call', type: 'sub_flow', flow: 'outer' }, text('after', 'Voltei, {{name}}.')],
    undefined,
    {
      variables,
      sub_flows: [
        { id: 'outer', name: 'outer', start: 'in', blocks: [{ id: 'in', type: 'sub_flow', flow: 'inner' }], edges: [] },
        {
          id: 'inner',
          name: 'inner',
          start: 'q',
          blocks: [{ id: 'q', type: 'ask', text: 'Nome?', answer: { kind: 'text' }, save_to: 'name' }],
          edges: [],
        },
      ],
    },
  )
  const player = createPlayer(flow)
  expect(player.say('oi')).toEqual(['Nome?'])
  expect(player.state.stack).toEqual([
    { flow: 'test', block: 'call' },
    { flow: 'outer', block: 'in' },
  ])
  expect(player.say('Ana')).toEqual(['Voltei, Ana.'])
  expect(player.state.stack).toEqual([])
})

it('passes over a sub-flow that is not there, and says so in a report', () => {
  const player = createPlayer(buildFlow([{ id: 'call', type: 'sub_flow', flow: 'gone' }, text('after', 'Sigo.')]))
  expect(player.say('oi')).toEqual(['Sigo.'])
  expect(player.effects[0]).toMatchObject({ type: 'report', code: 'missing_sub_flow', detail: 'gone' })
})

it('stops going deeper at a sub-flow that calls itself', () => {
  const flow = buildFlow([{ id: 'call', type: 'sub_flow', flow: 'loop' }, text('after', 'Fim.')], undefined, {
    sub_flows: [
      {
        id: 'loop',
        name: 'loop',
        start: 'again',
        blocks: [{ id: 'again', type: 'sub_flow', flow: 'loop' }],
        edges: [],
      },
    ],
  })
  const player = createPlayer(flow)
  expect(player.say('oi')).toEqual(['Fim.'])
  expect(player.effects.filter((effect) => effect.type === 'report')).toMatchObject([{ code: 'stack_too_deep' }])
})

it('lets "voltar" go back into a sub-flow that was left', () => {
  const flow = buildFlow(
    [
      { id: 'call', type: 'sub_flow', flow: 'form' },
      { id: 'q2', type: 'ask', text: 'Idade?', answer: { kind: 'number' } },
    ],
    undefined,
    {
      variables,
      sub_flows: [
        {
          id: 'form',
          name: 'form',
          start: 'q',
          blocks: [{ id: 'q', type: 'ask', text: 'Nome?', answer: { kind: 'text' }, save_to: 'name' }],
          edges: [],
        },
      ],
    },
  )
  const player = createPlayer(flow)
  player.say('oi')
  player.say('Ana')
  expect(player.say('voltar')).toEqual(['Nome?'])
  expect(player.say('Bia')).toEqual(['Idade?'])
})

it('runs a part of the flow it is in, and comes back', () => {
  const said = (id: string) => ({ id, type: 'send' as const, content: { kind: 'text' as const, text: id } })
  const blocks = [
    said('a'),
    { id: 'call', type: 'sub_flow' as const, flow: 'current', block: 'c' },
    said('b'),
    said('c'),
  ]
  const flow = buildFlow(blocks, ['a -> call', 'call -> b'])
  expect(createPlayer(flow).say('oi')).toEqual(['a', 'c', 'b'])
  expect(validateFlow(flow).filter((problem) => problem.severity === 'error')).toEqual([])
  expect(parseFlow(buildDocument([{ id: 'call', type: 'sub_flow', flow: 'current', block: 'gone' }]))).toMatchObject({
    ok: false,
    problems: [{ code: 'missing_target', detail: 'gone', block: 'call' }],
  })
  const round = buildFlow(blocks, ['a -> call', 'call -> b', 'c -> a'])
  expect(validateFlow(round)).toContainEqual(expect.objectContaining({ code: 'sub_flow_recursion', block: 'call' }))
})

it('does not take a flow that is called before its question for a cycle without input', () => {
  const flow = buildFlow(
    [
      { id: 'call', type: 'sub_flow', flow: 'current', block: 'ask' },
      { id: 'back', type: 'jump', to: 'call' },
      { id: 'ask', type: 'ask', text: '?', answer: { kind: 'text' } },
    ],
    ['call -> back'],
  )
  expect(validateFlow(flow).filter((problem) => problem.severity === 'error')).toEqual([])
})
