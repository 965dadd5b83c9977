import { describe, expect, it } from 'vitest'
import { buildFlow } from '../testing/index.ts'
import type { Problem } from './problem.ts'
import { validateFlow } from './validate-flow.ts'

const text = (id: string, words = 'oi') => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const close = (id: string) => ({ id, type: 'close' as const })
const ask = (id: string, save?: string) => ({
  id,
  type: 'ask' as const,
  text: '?',
  answer: { kind: 'text' as const },
  ...(save ? { save_to: save } : {}),
})
const wait = (id: string) => ({ id, type: 'wait' as const, until: { kind: 'delay' as const, seconds: 5 } })
const short = (problems: Problem[]) =>
  problems.map(({ code, block, detail }) => [code, block, detail].filter(Boolean).join(' '))
const check = (...flow: Parameters<typeof buildFlow>) => short(validateFlow(buildFlow(...flow)))

describe('validateFlow', () => {
  it('finds nothing wrong with a whole flow', () => {
    const variables = [{ name: 'name', type: 'text' as const }]
    expect(
      check([text('a', 'Oi'), ask('q', 'name'), text('b', 'Olá {{name}}'), close('c')], undefined, { variables }),
    ).toEqual([])
  })

  it('finds blocks that no path reaches, and outputs that lead nowhere', () => {
    expect(check([text('a'), close('lost')], [])).toEqual(['dead_end a next', 'unreachable lost'])
  })

  it('knows which outputs may stay open', () => {
    const choice = {
      kind: 'choice' as const,
      options: [
        { id: 'x', title: 'X' },
        { id: 'y', title: 'Y' },
      ],
    }
    const question = { id: 'q', type: 'ask' as const, text: '?', answer: choice }
    expect(check([question, close('c')], ['q -> c'])).toEqual([])
    expect(check([question, close('c')], ['q option:x -> c'])).toEqual(['dead_end q option:y'])
    expect(check([question, close('c')], ['q option:x -> c', 'q option:y -> c'])).toEqual([])
    expect(check([{ id: 'h', type: 'hand_over' }], [])).toEqual([])
    const buttons = {
      id: 's',
      type: 'send' as const,
      content: { kind: 'buttons' as const, text: '?', options: choice.options },
    }
    expect(check([buttons, close('c')], ['s option:x -> c'])).toEqual(['dead_end s option:y'])
    const call = { id: 'r', type: 'http_request' as const, method: 'GET' as const, url: 'https://x.example' }
    expect(check([call, close('c')], ['r ok -> c'])).toEqual([])
  })

  it('finds variables that nobody declared, wherever they are read or written', () => {
    const problems = check(
      [
        text('a', '{{one}}'),
        ask('b', 'two'),
        {
          id: 'c',
          type: 'condition',
          branches: [{ id: 'x', when: { any: [{ variable: 'three.deep', is: 'equals', value: '{{four}}' }] } }],
        },
        text('d', '{{last_message}} {{today}}'),
        close('z'),
      ],
      ['a -> b', 'b -> c', 'c branch:x -> d', 'c else -> d', 'd -> z'],
    )
    expect(problems.map((line) => line.split(' ').at(-1))).toEqual(['one', 'two', 'four', 'three'])
  })

  it('finds an answer kept in a variable of another type', () => {
    const money = { id: 'a', type: 'ask' as const, text: '?', answer: { kind: 'money' as const }, save_to: 'x' }
    expect(check([money, close('z')], undefined, { variables: [{ name: 'x', type: 'text' }] })).toEqual([
      'variable_type a x',
    ])
    expect(check([money, close('z')], undefined, { variables: [{ name: 'x', type: 'money' }] })).toEqual([])
  })

  it('tells a cycle without input from one that waits', () => {
    expect(check([text('a'), text('b')], ['a -> b', 'b -> a'])).toEqual(['cycle_without_input a'])
    expect(check([text('a'), { id: 'b', type: 'jump', to: 'a' }])).toEqual(['cycle_without_input a'])
    expect(check([text('a'), wait('w')], ['a -> w', 'w -> a'])).toEqual(['cycle_without_person a'])
    expect(check([text('a'), ask('q')], ['a -> q', 'q -> a'])).toEqual([])
    expect(check([text('a')], ['a -> a'])).toEqual(['cycle_without_input a'])
  })

  it('looks through sub-flows for cycles', () => {
    const sub = (blocks: Parameters<typeof buildFlow>[0]) => ({
      sub_flows: [{ id: 'sub', name: 'sub', start: blocks[0]!.id, blocks: blocks as never, edges: [] }],
    })
    const call = { id: 'call', type: 'sub_flow' as const, flow: 'sub' }
    expect(check([call], ['call -> call'], sub([text('s')]))).toEqual(['cycle_without_input call'])
    expect(check([call], ['call -> call'], sub([ask('s')]))).toEqual([])
    expect(check([call, close('z')], undefined, sub([{ id: 's', type: 'sub_flow', flow: 'sub' }]))).toEqual([
      'sub_flow_recursion s sub',
    ])
  })

  it('finds a missing sub-flow and placeholders', () => {
    const placeholder = { id: 'p', type: 'placeholder' as const, original_type: 'Pixel' }
    expect(check([{ id: 'call', type: 'sub_flow', flow: 'gone' }, placeholder, close('z')])).toEqual([
      'missing_sub_flow call gone',
      'placeholder p Pixel',
    ])
  })

  it('checks 5,000 blocks in a row and 5,000 in a ring', () => {
    const blocks = Array.from({ length: 5_000 }, (_, n) => text(`b${n}`))
    const row = buildFlow(blocks)
    const ring = buildFlow([...blocks, { id: 'back', type: 'jump', to: 'b0' }])
    expect(short(validateFlow(row))).toEqual(['dead_end b4999 next'])
    expect(short(validateFlow(ring))).toEqual(['cycle_without_input b0'])
  })
})
