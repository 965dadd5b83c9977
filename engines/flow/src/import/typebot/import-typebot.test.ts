import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFlow } from '../../flow/parse-flow.ts'
import { LOCALES } from '../../language/locale.ts'
import { createPlayer } from '../../testing/index.ts'
import { importTypebot } from './import-typebot.ts'
import { reportText } from './report-line.ts'

const p = (...children: object[]) => ({ type: 'p', children })
const bubble = (id: string, ...words: string[]) => ({
  id,
  type: 'text',
  content: { richText: words.map((text) => p({ text })) },
})
const edge = (from: object, groupId: string, blockId?: string) => ({
  id: `${JSON.stringify(from)}-${groupId}`,
  from,
  to: { groupId, ...(blockId ? { blockId } : {}) },
})

/** An export of version 6.1 with the given groups; the start leads to the first. */
function typebot(groups: { id: string; title?: string; blocks: object[] }[], edges: object[] = [], rest: object = {}) {
  return {
    version: '6.1',
    id: 'bot',
    name: 'Oficina',
    events: [{ id: 'start', type: 'start', graphCoordinates: { x: 0, y: 0 } }],
    groups: groups.map((group, n) => ({ title: group.id, graphCoordinates: { x: n * 300, y: 0 }, ...group })),
    edges: [edge({ eventId: 'start' }, groups[0]!.id), ...edges],
    variables: [
      { id: 'v1', name: 'Nome do cliente' },
      { id: 'v2', name: 'Pontos' },
      { id: 'v3', name: 'Resposta' },
      { id: 'v4', name: '123!' },
    ],
    settings: {},
    ...rest,
  }
}

function imported(export_: unknown) {
  const result = importTypebot(export_)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const parsed = parseFlow(result.document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const lines = result.report
    .filter((line) => line.code !== 'variable_renamed')
    .map((line) => `${line.code} ${line.kind} ${line.original_type}`)
  return {
    ...result,
    lines,
    flow: parsed.flow,
    block: (id: string) => result.document.blocks.find((block) => block.id === id),
  }
}

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

  it('knows every bubble and input', () => {
    const { block, lines } = imported(
      typebot([
        {
          id: 'g1',
          blocks: [
            { id: 'image', type: 'image', content: { url: 'https://x.example/a.png' } },
            { id: 'audio', type: 'audio', content: { url: 'https://x.example/a.mp3' } },
            { id: 'file', type: 'video', content: { type: 'url', url: 'https://x.example/a.mp4' } },
            { id: 'tube', type: 'video', content: { type: 'youtube', id: 'abc' } },
            { id: 'embed', type: 'embed', content: { url: 'https://maps.example' } },
            { id: 'number', type: 'number input', options: { min: 1, max: 9, variableId: 'v2' } },
            { id: 'email', type: 'email input' },
            { id: 'phone', type: 'phone number input' },
            { id: 'url', type: 'url input' },
            { id: 'time', type: 'time input' },
            { id: 'date', type: 'date input', options: { isRange: true } },
            { id: 'rating', type: 'rating input', options: { length: 7, startsAt: 0 } },
            { id: 'upload', type: 'file input' },
            {
              id: 'pictures',
              type: 'picture choice input',
              items: [{ id: 'i', title: 'Onix', description: 'Branco', pictureSrc: 'p' }],
            },
            {
              id: 'many',
              type: 'choice input',
              options: { isMultipleChoice: true },
              items: [{ id: 'j', content: 'A', outgoingEdgeId: 'gone' }],
            },
          ],
        },
      ]),
    )
    expect(block('image')).toMatchObject({ content: { kind: 'media', media: 'image' } })
    expect(block('audio')).toMatchObject({ content: { media: 'audio' } })
    expect(block('file')).toMatchObject({ content: { media: 'video' } })
    expect(block('tube')).toMatchObject({ content: { kind: 'text', text: 'https://www.youtube.com/watch?v=abc' } })
    expect(block('number')).toMatchObject({ answer: { kind: 'number', min: 1, max: 9 }, save_to: 'pontos' })
    expect(block('email')).toMatchObject({ answer: { kind: 'email' } })
    expect(block('phone')).toMatchObject({ answer: { kind: 'phone' } })
    expect(block('date')).toMatchObject({ answer: { kind: 'date' } })
    expect(block('rating')).toMatchObject({ answer: { kind: 'rating', min: 0, max: 7 } })
    expect(block('upload')).toMatchObject({ answer: { kind: 'file' } })
    expect(block('pictures')).toMatchObject({
      answer: { options: [{ id: 'o1', title: 'Onix', description: 'Branco' }] },
    })
    expect(block('many')).toMatchObject({ answer: { multiple: true } })
    expect(lines).toEqual([
      'embed_as_link changed embed',
      'url_as_text changed url input',
      'setting_dropped changed date input',
      'pictures_dropped changed picture choice input',
      'multiple_choice_branches changed choice input',
    ])
  })

  it('knows logic: waits, jumps, A/B, redirects, arithmetic; code never', () => {
    const set = (id: string, options: object) => ({
      id,
      type: 'Set variable',
      options: { variableId: 'v2', ...options },
    })
    const { block, lines } = imported(
      typebot([
        {
          id: 'g1',
          blocks: [
            { id: 'wait', type: 'Wait', options: { secondsToWaitFor: '3' } },
            { id: 'odd', type: 'Wait', options: { secondsToWaitFor: '{{Pontos}}' } },
            { id: 'go', type: 'Redirect', options: { url: 'https://x.example/{{Pontos}}' } },
            set('text', { expressionToEvaluate: 'Oi {{Nome do cliente}}' }),
            set('times', { expressionToEvaluate: '{{Pontos}} * 2 * 3' }),
            set('minus', { expressionToEvaluate: '{{Pontos}} - 2' }),
            set('mixed', { expressionToEvaluate: '({{Pontos}} + 2) * 3' }),
            set('code', { expressionToEvaluate: 'return 1', isCode: true }),
            set('list', { type: 'Append value(s)', item: '{{Resposta}}' }),
            set('empty', { type: 'Empty' }),
            set('phone', { type: 'Phone number' }),
            set('random', { type: 'Random ID' }),
            {
              id: 'ab',
              type: 'AB test',
              options: { aPercent: 30 },
              items: [
                { id: 'a', path: 'a' },
                { id: 'b', path: 'b' },
              ],
            },
            { id: 'jump', type: 'Jump', options: { groupId: 'g2' } },
          ],
        },
        { id: 'g2', blocks: [{ id: 'self', type: 'Typebot link', options: { typebotId: 'current', groupId: 'g1' } }] },
      ]),
    )
    expect(block('wait')).toMatchObject({ type: 'wait', until: { seconds: 3 } })
    expect(block('go')).toMatchObject({ content: { text: 'https://x.example/{{pontos}}' } })
    expect(block('text')).toMatchObject({
      assignments: [{ value: { from: 'template', text: 'Oi {{nome_do_cliente}}' } }],
    })
    expect(block('times')).toMatchObject({
      assignments: [{ value: { from: 'product', of: [{ variable: 'pontos' }, 2, 3] } }],
    })
    expect(block('minus')).toMatchObject({ assignments: [{ value: { from: 'difference' } }] })
    expect(block('list')).toMatchObject({ assignments: [{ value: { from: 'append' } }] })
    expect(block('phone')).toMatchObject({ assignments: [{ value: { text: '{{phone}}' } }] })
    expect(block('ab')).toMatchObject({
      variants: [
        { id: 'a', weight: 30 },
        { id: 'b', weight: 70 },
      ],
    })
    expect(block('jump')).toMatchObject({ type: 'jump', to: 'self' })
    expect(block('self')).toMatchObject({ type: 'jump', to: 'wait' })
    expect(lines.filter((line) => line.includes('lost'))).toEqual(
      ['Wait', 'Set variable', 'Set variable', 'Set variable'].map((type) => `expression_not_supported lost ${type}`),
    )
  })

  it('knows web requests and models', () => {
    const { block, flow, lines } = imported(
      typebot([
        {
          id: 'g1',
          blocks: [
            {
              id: 'call',
              type: 'Webhook',
              options: {
                webhook: {
                  method: 'POST',
                  url: 'https://api.example/{{Nome do cliente}}',
                  headers: [{ id: 'h', key: 'X-Key', value: '{{Pontos}}' }],
                  queryParams: [{ id: 'q', key: 'page', value: '1' }],
                  body: '{"name": "{{Nome do cliente}}"}',
                },
                responseVariableMapping: [{ id: 'm', variableId: 'v3', bodyPath: 'data.items[0].name' }],
              },
            },
            {
              id: 'model',
              type: 'openai',
              options: {
                action: 'Create chat completion',
                messages: [{ role: 'system', content: 'Seja breve com {{Nome do cliente}}' }],
                responseMapping: [{ item: 'Message content', variableId: 'v3' }],
              },
            },
            bubble('answer', '{{Resposta}}'),
            { id: 'speech', type: 'openai', options: { action: 'Create speech' } },
            { id: 'people', type: 'Chatwoot', options: { task: 'Show widget' } },
          ],
        },
      ]),
    )
    expect(block('call')).toMatchObject({
      type: 'http_request',
      method: 'POST',
      url: 'https://api.example/{{nome_do_cliente}}?page=1',
      headers: { 'X-Key': '{{pontos}}' },
      save: [{ path: 'items.0.name', variable: 'resposta' }],
    })
    expect(block('model')).toMatchObject({
      type: 'ai_answer',
      send: false,
      save_to: 'resposta',
      instructions: 'Seja breve com {{nome_do_cliente}}',
    })
    expect(lines).toEqual(['credentials_dropped changed openai', 'no_counterpart lost openai'])
    const player = createPlayer(flow, {
      variables: { nome_do_cliente: 'Ana "A"' },
      fakes: { ai_answer: () => ({ ok: true, value: { text: 'Pois não.' } }) },
    })
    expect(player.say('oi')[0]).toBe('Pois não.')
    expect(player.effects[0]).toMatchObject({ body: { name: 'Ana "A"' } })
    expect(player.effects.at(-1)).toMatchObject({ type: 'hand_over' })
  })

  it('reads rich text: links, lists, variables inside', () => {
    const richText = [
      p({ text: 'Veja ' }, { type: 'a', url: 'https://x.example', children: [{ text: 'aqui' }] }),
      {
        type: 'ul',
        children: [
          { type: 'li', children: [{ type: 'lic', children: [{ text: 'um' }] }] },
          { type: 'li', children: [{ type: 'lic', children: [{ text: 'dois', bold: true }] }] },
        ],
      },
      p(
        { type: 'inline-variable', children: [p({ text: '{{Nome do cliente}}' })] },
        { text: ' {{sumiu}} {{= 1 + 1 =}}' },
      ),
    ]
    const { block, lines } = imported(
      typebot([{ id: 'g1', blocks: [{ id: 'b', type: 'text', content: { richText } }] }]),
    )
    expect(block('b')).toMatchObject({
      content: { text: 'Veja aqui (https://x.example)\n- um\n- dois\n{{nome_do_cliente}} {sumiu} (= 1 + 1 =)' },
    })
    expect(lines).toEqual(['expression_not_supported lost text'])
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
      { numRuns: 200 },
    )
  })
})
