import { describe, expect, it } from 'vitest'
import { LOCALES } from '../language/locale.ts'
import { buildDocument } from '../testing/index.ts'
import { parseFlow } from './parse-flow.ts'
import { problemText } from './problem.ts'

const text = (id: string, words = 'oi') => ({
  id,
  type: 'send' as const,
  content: { kind: 'text' as const, text: words },
})
const codes = (input: unknown) => {
  const parsed = parseFlow(input)
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.code)
}

describe('parseFlow', () => {
  it('takes JSON text and parsed JSON', () => {
    const document = buildDocument([text('a')])
    expect(parseFlow(document).ok).toBe(true)
    expect(parseFlow(JSON.stringify(document)).ok).toBe(true)
  })

  it.each<[string, unknown, string]>([
    ['broken JSON', '{"id": ', 'invalid_json'],
    ['no object', '42', 'invalid_shape'],
    ['nothing', undefined, 'invalid_shape'],
    ['a later version', { schema_version: 2 }, 'unknown_version'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too_deep'],
    ['a huge text', `"${'x'.repeat(5_000_001)}"`, 'too_large'],
    ['an unknown block', buildDocument([{ id: 'a', type: 'dance' } as never]), 'invalid_shape'],
    ['a field too many', buildDocument([{ ...text('a'), evil: 1 } as never]), 'invalid_shape'],
    [
      'a variable called __proto__',
      buildDocument([text('a')], [], { variables: [{ name: '__proto__', type: 'text' }] }),
      'invalid_shape',
    ],
    ['blocks of one id', buildDocument([text('a'), text('a')], []), 'duplicate_block'],
    ['no such start', buildDocument([text('a')], [], { start: 'b' }), 'missing_start'],
    ['no such target', buildDocument([text('a')], ['a -> b']), 'missing_target'],
    ['no such source', buildDocument([text('a')], ['b -> a']), 'missing_source'],
    ['no such menu', buildDocument([text('a')], [], { menu: 'x' }), 'missing_target'],
    ['no such output', buildDocument([text('a')], ['a option:x -> a']), 'unknown_output'],
    ['two edges from one output', buildDocument([text('a'), text('b')], ['a -> b', 'a -> a']), 'duplicate_edge'],
    ['a jump into nothing', buildDocument([{ id: 'a', type: 'jump', to: 'b' }]), 'missing_target'],
    [
      'a variable twice',
      buildDocument([text('a')], [], {
        variables: [
          { name: 'x', type: 'text' },
          { name: 'x', type: 'number' },
        ],
      }),
      'duplicate_variable',
    ],
    [
      'an option twice',
      buildDocument([
        {
          id: 'a',
          type: 'ask',
          text: '',
          answer: {
            kind: 'choice',
            options: [
              { id: 'x', title: '1' },
              { id: 'x', title: '2' },
            ],
          },
        },
      ]),
      'duplicate_option',
    ],
    [
      'a sub-flow of the flow’s own id',
      buildDocument([text('a')], [], {
        sub_flows: [{ id: 'test', name: '', start: 'a', blocks: [text('a')], edges: [] }],
      }),
      'duplicate_flow',
    ],
    ['a zone of no clock', buildDocument([text('a')], [], { time_zone: 'Mars/Base' }), 'unknown_time_zone'],
    ['an unknown phrase', buildDocument([text('a')], [], { phrases: { nope: 'x' } }), 'unknown_phrase'],
    ['an open place', buildDocument([text('a', 'oi {{name')]), 'bad_template'],
    ['a place that is no name', buildDocument([text('a', 'oi {{a b}}')]), 'bad_template'],
    ['an unknown filter', buildDocument([text('a', '{{a | shout}}')]), 'unknown_filter'],
    [
      'an expression RE2 lacks',
      buildDocument([{ id: 'a', type: 'ask', text: '', answer: { kind: 'text', pattern: '(?=x)' } }]),
      'bad_pattern',
    ],
  ])('refuses %s', (_name, input, code) => {
    expect(codes(input)).toContain(code)
  })

  it('names the block of a mistake, and has a sentence for it in every language', () => {
    const parsed = parseFlow(
      buildDocument([text('a'), { id: 'b', type: 'wait', until: { kind: 'delay', seconds: -1 } }]),
    )
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ code: 'invalid_shape', block: 'b', path: 'blocks.1.until.seconds' }],
    })
    for (const locale of LOCALES)
      expect(problemText(parsed.ok ? (undefined as never) : parsed.problems[0]!, locale)).toContain(
        'blocks.1.until.seconds',
      )
  })

  it('parses 5,000 blocks, with all their templates', () => {
    const blocks = Array.from({ length: 5_000 }, (_, n) => text(`b${n}`, `Bloco ${n} de {{name | upper}}`))
    const json = JSON.stringify(buildDocument(blocks, undefined, { variables: [{ name: 'name', type: 'text' }] }))
    expect(parseFlow(json).ok).toBe(true)
  })

  it('refuses an object that holds itself', () => {
    const document: Record<string, unknown> = { ...buildDocument([text('a')]) }
    document.position = document
    expect(codes(document)).toEqual(['too_deep'])
  })
})
