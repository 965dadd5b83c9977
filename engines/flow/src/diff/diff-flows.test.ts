import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FlowDocument, type FlowDocumentInput, flowDocumentSchema } from '../flow/flow-document.ts'
import { arbitraryFlow } from '../session/arbitrary-flow.fixture.ts'
import { buildDocument } from '../testing/build-flow.ts'
import { applyDiff, comparable } from './apply-diff.fixture.ts'
import { changedProperties } from './changed-properties.ts'
import { diffFlows, isSameFlow } from './diff-flows.ts'

const RUNS = { numRuns: propertyRuns(150) }
const documents = arbitraryFlow.map((input) => flowDocumentSchema.parse(input))
const built = (...flow: Parameters<typeof buildDocument>): FlowDocument =>
  flowDocumentSchema.parse(buildDocument(...flow))
const text = (id: string, words = 'oi') => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const menu = (...titles: string[]) => ({
  id: 'menu',
  type: 'ask' as const,
  text: 'Como posso ajudar?',
  answer: {
    kind: 'choice' as const,
    options: titles.map((title) => ({ id: title.toLowerCase().replace('ç', 'c'), title })),
  },
})

describe('diffFlows', () => {
  it('names blocks added and removed, and an edge that leads elsewhere', () => {
    const before = built([text('a'), text('b'), text('c')])
    const after = built([text('a'), text('b'), text('d')], ['a -> b', 'b -> d'])
    const diff = diffFlows(before, after)
    expect(diff.blocks.map(({ kind, id, flow }) => [kind, id, flow])).toEqual([
      ['removed', 'c', null],
      ['added', 'd', null],
    ])
    expect(diff.edges).toEqual([
      { flow: null, kind: 'removed', edge: { from: 'b', output: 'next', to: 'c' } },
      { flow: null, kind: 'added', edge: { from: 'b', output: 'next', to: 'd' } },
    ])
  })

  it('says which properties of a block changed, options by their id', () => {
    const before = built([menu('Comprar', 'Vender', 'Sair')])
    const longer = { ...menu('Vender', 'Comprar', 'Peças'), text: 'Oi!' }
    longer.answer.options[0]!.title = 'Vender o meu'
    const [change] = diffFlows(before, built([longer])).blocks
    expect(change).toMatchObject({ kind: 'changed', id: 'menu', flow: null })
    expect(change?.kind === 'changed' && change.properties).toEqual([
      { path: ['text'], kind: 'value', before: 'Como posso ajudar?', after: 'Oi!' },
      { path: ['answer', 'options', 'vender', 'title'], kind: 'value', before: 'Vender', after: 'Vender o meu' },
      { path: ['answer', 'options', 'sair'], kind: 'value', before: { id: 'sair', title: 'Sair' }, after: undefined },
      {
        path: ['answer', 'options', 'pecas'],
        kind: 'value',
        before: undefined,
        after: { id: 'pecas', title: 'Peças' },
      },
      {
        path: ['answer', 'options'],
        kind: 'order',
        before: ['comprar', 'vender', 'sair'],
        after: ['vender', 'comprar', 'pecas'],
      },
    ])
  })

  it('tells what changed in the flow itself and in a sub-flow', () => {
    const sub = (words: string) => ({ id: 'sub', name: 'Sub', start: 's', blocks: [text('s', words)], edges: [] })
    const call = { id: 'call', type: 'sub_flow' as const, flow: 'sub' }
    const variables = (type: 'text' | 'number') => [{ name: 'age', type }]
    const diff = diffFlows(
      built([call], [], { variables: variables('text'), sub_flows: [sub('oi')] }),
      built([call], [], { name: 'Novo', variables: variables('number'), sub_flows: [sub('olá')] }),
    )
    expect(diff.properties.map(({ path, after }) => [path.join('.'), after])).toEqual([
      ['name', 'Novo'],
      ['variables.age.type', 'number'],
    ])
    expect(diff.blocks.map(({ flow, id, kind }) => [flow, id, kind])).toEqual([['sub', 's', 'changed']])
  })

  it('finds nothing where blocks only moved, or are stored in another order', () => {
    fc.assert(
      fc.property(documents, fc.integer(), (document, x) => {
        expect(diffFlows(document, document)).toEqual({ properties: [], blocks: [], edges: [] })
        const moved = JSON.parse(JSON.stringify(document)) as FlowDocument
        moved.blocks.reverse()
        moved.edges.reverse()
        for (const block of moved.blocks) block.position = { x, y: 1 }
        expect(isSameFlow(diffFlows(document, moved))).toBe(true)
      }),
      RUNS,
    )
  })

  it('holds all there is to make the one out of the other, both ways', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(comparable(applyDiff(before, diffFlows(before, after)))).toEqual(comparable(after))
        const there = diffFlows(before, after)
        const back = diffFlows(after, before)
        const count = (diff: typeof there, kind: string) => diff.blocks.filter((one) => one.kind === kind).length
        expect(count(back, 'added')).toBe(count(there, 'removed'))
        expect(count(back, 'changed')).toBe(count(there, 'changed'))
      }),
      RUNS,
    )
  })

  it('takes a draft in which an id stands twice', () => {
    const twice: FlowDocumentInput = buildDocument([text('a', 'um'), text('a', 'dois')], [])
    const before = flowDocumentSchema.parse(twice)
    expect(isSameFlow(diffFlows(before, before))).toBe(true)
    const diff = diffFlows(before, built([text('a', 'um')]))
    expect(diff.blocks).toMatchObject([{ kind: 'removed', before: { content: { text: 'dois' } } }])
  })

  it('compares 5,000 blocks', () => {
    const row = (words: string) => built(Array.from({ length: 5_000 }, (_, n) => text(`b${n}`, `${words} ${n}`)))
    expect(diffFlows(row('oi'), row('olá')).blocks).toHaveLength(5_000)
  })
})

describe('changedProperties', () => {
  it('is empty for any JSON and its copy, and not for another', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const copy: unknown = JSON.parse(JSON.stringify(one))
        expect(changedProperties(one, copy)).toEqual([])
        const differs = changedProperties(copy, JSON.parse(JSON.stringify(other)))
        if (JSON.stringify(one) === JSON.stringify(other)) expect(differs).toEqual([])
        else if (one === null || typeof one !== 'object') expect(differs).not.toEqual([])
      }),
      RUNS,
    )
  })

  it('reads fields of an imported block as what they are, also those named like parts of the language', () => {
    expect(changedProperties({}, JSON.parse('{"constructor": 1, "__proto__": 2}'))).toHaveLength(2)
    expect(changedProperties([{ id: '__proto__', a: 1 }], [{ id: '__proto__', a: 2 }])).toEqual([
      { path: ['__proto__', 'a'], kind: 'value', before: 1, after: 2 },
    ])
  })
})
