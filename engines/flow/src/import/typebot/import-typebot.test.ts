import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFlow } from '../../flow/parse-flow.ts'
import { LOCALES } from '../../language/locale.ts'
import { createPlayer } from '../../testing/index.ts'
import { importTypebot } from './import-typebot.ts'
import { reportText } from './report-line.ts'
import { bubble, edge, imported, typebot } from './typebot-export.fixture.ts'

describe('importTypebot', () => {
  it('plays like the original: greeting, question, score, branch, end', () => {
    const { flow, lines, report } = imported(
      typebot(
        [
          {
            id: 'g1',
            blocks: [
              bubble('b1', 'Olá 👋', 'Bem-vindo à oficina'),
              bubble('b2', 'Qual é o seu nome?'),
              { id: 'b3', type: 'text input', options: { variableId: 'v1', isLong: false } },
              { id: 'b4', type: 'Set variable', options: { variableId: 'v2', expressionToEvaluate: '10' } },
              bubble('b5', 'Já é cliente, {{Nome do cliente}}?'),
              {
                id: 'b6',
                type: 'choice input',
                items: [
                  { id: 'i1', content: 'Sim' },
                  { id: 'i2', content: 'Ainda não' },
                ],
              },
            ],
          },
          {
            id: 'g2',
            blocks: [
              {
                id: 'c1',
                type: 'Set variable',
                options: { variableId: 'v2', type: 'Custom', expressionToEvaluate: '{{Pontos}} + 20' },
              },
            ],
          },
          {
            id: 'g3',
            blocks: [
              {
                id: 'd1',
                type: 'Condition',
                items: [
                  {
                    id: 'i3',
                    content: {
                      logicalOperator: 'AND',
                      comparisons: [{ id: 'x', variableId: 'v2', comparisonOperator: 'Greater than', value: '20' }],
                    },
                  },
                ],
              },
              bubble('d2', 'Poucos pontos: {{Pontos}}'),
            ],
          },
          { id: 'g4', blocks: [bubble('e1', 'Cliente especial: {{Pontos}}')] },
        ],
        [
          edge({ blockId: 'b6', itemId: 'i1' }, 'g2'),
          edge({ blockId: 'b6', itemId: 'i2' }, 'g3'),
          edge({ blockId: 'c1' }, 'g3'),
          edge({ blockId: 'd1', itemId: 'i3' }, 'g4'),
        ],
      ),
    )
    expect(lines).toEqual([])
    expect(report.map((line) => line.detail)).toContain('Nome do cliente → nome_do_cliente')
    const player = createPlayer(flow)
    expect(player.say('oi')).toEqual(['Olá 👋\nBem-vindo à oficina', 'Qual é o seu nome?'])
    expect(player.say('Ana')[0]).toContain('Já é cliente, Ana?')
    expect(player.say('sim')).toEqual(['Cliente especial: 30'])
    player.say('oi')
    player.say('Bia')
    expect(player.say('2')).toEqual(['Poucos pontos: 10'])
  })

  it('leaves a visible placeholder and a report line for every block without counterpart', () => {
    const types = [
      'Google Sheets',
      'Email',
      'Pixel',
      'Google Analytics',
      'Code',
      'payment input',
      'otp input',
      'cards input',
      'webhook',
      'Loop',
      'Return',
      'Typebot link',
      'zendesk',
      'elevenlabs',
      'brand-new-block',
    ]
    const { document, lines, flow } = imported(
      typebot([
        {
          id: 'g1',
          title: 'Tudo',
          blocks: [
            ...types.map((type, n) => ({ id: `b${n}`, type, options: { some: 'thing' } })),
            bubble('end', 'Fim'),
          ],
        },
      ]),
    )
    expect(
      document.blocks
        .filter((block) => block.type === 'placeholder')
        .map((block) => block.type === 'placeholder' && block.original_type),
    ).toEqual(types)
    expect(lines).toHaveLength(types.length)
    expect(lines.every((line) => line.includes(' lost '))).toBe(true)
    const player = createPlayer(flow)
    expect(player.say('oi')).toEqual(['Fim'])
    expect(player.effects.filter((effect) => effect.type === 'report')).toHaveLength(types.length)
  })

  it('keeps the arrows of a placeholder’s items', () => {
    const { document } = imported(
      typebot(
        [
          { id: 'g1', blocks: [{ id: 'b1', type: 'cards input', items: [{ id: 'i1' }, { id: 'i2' }] }] },
          { id: 'g2', blocks: [bubble('b2', 'x')] },
        ],
        [edge({ blockId: 'b1', itemId: 'i2' }, 'g2')],
      ),
    )
    expect(document.edges).toEqual([{ from: 'b1', output: 'item:2', to: 'b2' }])
  })

  it('reads exports of version 3 (start block in a group) and before (groups were blocks)', () => {
    const blocks = [{ id: 's', type: 'start', label: 'Start', outgoingEdgeId: 'e0' }]
    const v3 = {
      version: '3',
      name: 'velho',
      groups: [
        { id: 'g0', title: 'Start', blocks },
        {
          id: 'g1',
          title: 'Oi',
          blocks: [{ id: 'b1', type: 'text', groupId: 'g1', content: { html: '<div>Oi</div>', plainText: 'Oi' } }],
        },
      ],
      variables: [],
      edges: [{ id: 'e0', from: { groupId: 'g0', blockId: 's' }, to: { groupId: 'g1' } }],
    }
    expect(createPlayer(imported(v3).flow).say('oi')).toEqual(['Oi'])
    const v1 = {
      name: 'mais velho',
      blocks: v3.groups.map(({ blocks: steps, ...group }) => ({ ...group, steps })),
      variables: [],
      edges: [{ id: 'e0', from: { blockId: 'g0', stepId: 's' }, to: { blockId: 'g1' } }],
    }
    expect(createPlayer(imported(v1).flow).say('oi')).toEqual(['Oi'])
  })

  it('reports settings, other events and arrows that lead nowhere', () => {
    const odd = typebot([{ id: 'g1', blocks: [bubble('b', 'x')] }], [edge({ blockId: 'b' }, 'gone')], {
      settings: { whatsApp: { isEnabled: true } },
      events: [
        { id: 'start', type: 'start' },
        { id: 'cmd', type: 'command' },
      ],
    })
    expect(imported(odd).lines).toEqual(['edge_dropped lost ', 'event_dropped lost command', 'setting_dropped lost '])
  })

  it('has a sentence for every line in every language', () => {
    const { report } = imported(typebot([{ id: 'g1', blocks: [{ id: 'b', type: 'Email' }] }]))
    for (const locale of LOCALES) for (const line of report) expect(reportText(line, locale)).not.toContain('{detail}')
  })

  it.each<[string, unknown, string]>([
    ['broken JSON', '{', 'invalid_json'],
    ['something else', { hello: 'world' }, 'invalid_shape'],
    ['an empty bot', typebot([{ id: 'g', blocks: [] }]), 'missing_start'],
    ['deep nesting', `${'['.repeat(9_000)}${']'.repeat(9_000)}`, 'too_deep'],
  ])('refuses %s', (_name, input, code) => {
    expect(importTypebot(input)).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('never throws, and never loses a block, whatever blocks hold', () => {
    const types = [
      'text',
      'image',
      'video',
      'embed',
      'text input',
      'choice input',
      'rating input',
      'Condition',
      'Set variable',
      'AB test',
      'Jump',
      'Webhook',
      'openai',
      'Wait',
      'Redirect',
      'Typebot link',
      'x',
    ]
    const block = fc.record({
      type: fc.constantFrom(...types),
      options: fc.oneof(
        fc.dictionary(
          fc.constantFrom('variableId', 'url', 'webhook', 'messages', 'type', 'groupId', 'aPercent'),
          fc.jsonValue(),
        ),
        fc.jsonValue(),
      ),
      content: fc.jsonValue(),
      items: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ id: fc.string(), content: fc.jsonValue() }), { maxLength: 3 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const source = typebot([{ id: 'g1', blocks: blocks.map((one, n) => ({ id: `b${n}`, ...one })) }])
        const result = importTypebot(source)
        if (!result.ok) return
        const merged = blocks.filter((one, n) => one.type === 'text' && blocks[n + 1]?.type.endsWith(' input')).length
        expect(result.document.blocks.length).toBeGreaterThanOrEqual(blocks.length - merged)
        expect(parseFlow(result.document)).toMatchObject({ ok: true })
      }),
      { numRuns: propertyRuns(200) },
    )
  })
})
