import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../testing/index.ts'
import { bubble, imported, p, typebot } from './typebot-export.fixture.ts'

describe('converting blocks', () => {
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
            set('code', { expressionToEvaluate: 'const x = 1; return x', isCode: true }),
            set('one', { expressionToEvaluate: 'return {{Pontos}} + 1;', isCode: true }),
            set('same', {
              type: 'Map item with same index',
              mapListItemParams: { baseItemVariableId: 'v2', baseListVariableId: 'v1', targetListVariableId: 'v3' },
            }),
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
      assignments: [{ value: { from: 'expression', expression: '{{pontos}} * 2 * 3' } }],
    })
    expect(block('minus')).toMatchObject({ assignments: [{ value: { from: 'expression' } }] })
    expect(block('mixed')).toMatchObject({ assignments: [{ value: { expression: '({{pontos}} + 2) * 3' } }] })
    expect(block('one')).toMatchObject({ assignments: [{ value: { expression: '{{pontos}} + 1' } }] })
    expect(block('same')).toMatchObject({
      assignments: [{ value: { expression: '{{resposta}}[index_of({{nome_do_cliente}}, {{pontos}})]' } }],
    })
    expect(block('list')).toMatchObject({ assignments: [{ value: { from: 'append' } }] })
    expect(block('phone')).toMatchObject({ assignments: [{ value: { text: '{{phone}}' } }] })
    expect(block('ab')).toMatchObject({
      variants: [
        { id: 'a', weight: 30 },
        { id: 'b', weight: 70 },
      ],
    })
    expect(block('jump')).toMatchObject({ type: 'jump', to: 'self' })
    expect(block('self')).toMatchObject({ type: 'sub_flow', flow: 'current', block: 'wait' })
    expect(lines.filter((line) => line.includes('lost'))).toEqual(
      ['Wait', 'Set variable', 'Set variable'].map((type) => `expression_not_supported lost ${type}`),
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
})
