import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../testing/index.ts'
import { importTypebot } from './import-typebot.ts'
import { bubble, edge, imported, typebot } from './typebot-export.fixture.ts'

const ask = (id: string) => ({ id, type: 'text input' })
const jump = (id: string, groupId: string, blockId?: string) => ({ id, type: 'Jump', options: { groupId, blockId } })
const link = (id: string, groupId: string) => ({ id, type: 'Typebot link', options: { typebotId: 'current', groupId } })

describe('arrows and jumps of an import', () => {
  it('jumps to a group that begins with the text of a question', () => {
    const { flow, lines } = imported({
      groups: [{ id: 'g1', blocks: [bubble('t', 'Menu?'), ask('q'), jump('j', 'g1')] }],
    })
    const player = createPlayer(flow)
    expect(player.say('oi')).toEqual(['Menu?'])
    expect(player.say('x')).toEqual(['Menu?'])
    expect(lines).toEqual([])
  })

  it.each<[string, object, string[]]>([
    ['the merged text itself', jump('j', 'g2', 't'), ['Menu?']],
    ['a block of no group: the group begins', jump('j', 'g2', 'gone'), ['Menu?']],
    ['a group that is not there: the next block', jump('j', 'gone'), ['fim']],
    ['a group without blocks: the next block', jump('j', 'g3'), ['fim']],
    ['an old start block, which is none here', jump('j', 'g4', 's'), ['quatro']],
  ])('jumps to %s', (_name, block, said) => {
    const { flow } = imported(
      typebot([
        { id: 'g1', blocks: [block, bubble('end', 'fim')] },
        { id: 'g2', blocks: [bubble('t', 'Menu?'), ask('q')] },
        { id: 'g3', blocks: [] },
        { id: 'g4', blocks: [{ id: 's', type: 'start' }, bubble('four', 'quatro')] },
      ]),
    )
    expect(createPlayer(flow).say('oi')).toEqual(said)
  })

  it('ends where an arrow leads to a group without blocks, and says so', () => {
    const { flow, report } = imported(
      typebot(
        [
          { id: 'g1', blocks: [bubble('a', 'A')] },
          { id: 'g2', blocks: [] },
        ],
        [edge({ blockId: 'a' }, 'g2')],
      ),
    )
    expect(createPlayer(flow).say('oi')).toEqual(['A'])
    expect(report).toContainEqual(expect.objectContaining({ code: 'edge_dropped', detail: 'g2' }))
  })

  it('comes back from a link to the bot itself, by its arrow or the next block', () => {
    const groups = [
      { id: 'g1', blocks: [bubble('a', 'A'), link('l', 'g2'), bubble('b', 'B')] },
      { id: 'g2', blocks: [bubble('c', 'C')] },
    ]
    expect(createPlayer(imported(typebot(groups)).flow).say('oi')).toEqual(['A', 'C', 'B'])
    const away = typebot([...groups, { id: 'g3', blocks: [bubble('d', 'D')] }], [edge({ blockId: 'l' }, 'g3')])
    expect(createPlayer(imported(away).flow).say('oi')).toEqual(['A', 'C', 'D'])
    const byId = JSON.parse(JSON.stringify(typebot(groups)).replace('"current"', '"bot"'))
    expect(createPlayer(imported(byId).flow).say('oi')).toEqual(['A', 'C', 'B'])
  })

  it('cuts a round that waits for nobody, where it was one there or became one here', () => {
    const round = imported(
      typebot([{ id: 'g1', blocks: [bubble('a', 'A'), { id: 'pay', type: 'payment input' }, jump('j', 'g1')] }]),
    )
    expect(round.report).toContainEqual(expect.objectContaining({ code: 'loop_cut', block: 'j', group: 'g1' }))
    expect(createPlayer(round.flow).say('oi')).toEqual(['A'])
    const arrows = imported(
      typebot(
        [
          { id: 'g1', blocks: [bubble('a', 'A')] },
          { id: 'g2', blocks: [bubble('b', 'B')] },
        ],
        [edge({ blockId: 'a' }, 'g2'), edge({ blockId: 'b' }, 'g1')],
      ),
    )
    expect(createPlayer(arrows.flow).say('oi')).toEqual(['A', 'B'])
    expect(arrows.lines).toEqual(['loop_cut lost '])
  })

  it('keeps two blocks of one id apart, each with its own arrow, and says so', () => {
    const { flow, document, report } = imported(
      typebot(
        [
          { id: 'g1', blocks: [{ ...bubble('x', 'A'), outgoingEdgeId: 'e1' }] },
          { id: 'g2', blocks: [{ ...bubble('x', 'B'), outgoingEdgeId: 'e2' }] },
          { id: 'g3', blocks: [bubble('y', 'C'), jump('j', 'g2', 'x')] },
        ],
        [
          { id: 'e1', from: { blockId: 'x' }, to: { groupId: 'g3' } },
          { id: 'e2', from: { blockId: 'x' }, to: { groupId: 'g4' } },
        ],
      ),
    )
    expect(document.blocks.map((block) => block.id)).toEqual(['x', 'x-2', 'y', 'j'])
    expect(createPlayer(flow).say('oi')).toEqual(['A', 'C', 'B'])
    expect(report.filter((line) => line.code === 'duplicate_id')).toMatchObject([
      { block: 'x-2', detail: 'x', group: 'g2' },
    ])
  })
})

describe('conditions of an import', () => {
  const condition = (content: unknown) =>
    typebot(
      [
        { id: 'g1', blocks: [{ id: 'c', type: 'Condition', items: [{ id: 'i', content }] }, bubble('no', 'não')] },
        { id: 'g2', blocks: [bubble('yes', 'sim')] },
      ],
      [edge({ blockId: 'c', itemId: 'i' }, 'g2')],
    )
  const set = { variableId: 'v1', comparisonOperator: 'Is set' }
  it.each<[string, unknown, string]>([
    ['no content', undefined, 'não'],
    ['no comparison', { logicalOperator: 'AND', comparisons: [] }, 'não'],
    ['a comparison without variable', { comparisons: [{ comparisonOperator: 'Is empty' }] }, 'não'],
    ['a comparison without operator', { comparisons: [{ variableId: 'v1', value: '' }] }, 'não'],
    ['one that holds and an empty one, both wanted', { logicalOperator: 'AND', comparisons: [set, {}] }, 'não'],
    ['one that holds or an empty one', { logicalOperator: 'OR', comparisons: [{}, set] }, 'sim'],
    ['nothing to begin with', { comparisons: [{ ...set, comparisonOperator: 'Starts with', value: '' }] }, 'não'],
  ])('%s', (_name, content, said) => {
    const { flow } = imported(condition(content))
    expect(createPlayer(flow, { variables: { nome_do_cliente: 'Ana' } }).say('oi')).toEqual([said])
  })

  it('leaves a placeholder for an expression that cannot be run safely', () => {
    const regex = (value: string) =>
      condition({ comparisons: [{ variableId: 'v1', comparisonOperator: 'Matches regex', value }] })
    expect(imported(regex('^(?=a)')).lines).toEqual(['expression_not_supported lost Condition'])
    expect(imported(regex('(a+)+$')).lines).toEqual([])
  })

  it('goes on with the next block of the group where the branch taken has no arrow', () => {
    const { flow } = imported(
      typebot([
        {
          id: 'g1',
          blocks: [
            { id: 'c', type: 'Condition', items: [{ id: 'i', content: { comparisons: [set] } }] },
            bubble('on', 'segue'),
          ],
        },
      ]),
    )
    expect(createPlayer(flow, { variables: { nome_do_cliente: 'Ana' } }).say('oi')).toEqual(['segue'])
  })
})

describe('shapes and sizes of an import', () => {
  const bot = typebot([{ id: 'g1', blocks: [bubble('a', 'A')] }])
  it.each<[string, unknown]>([
    ['what the API returns', { typebot: bot, currentUserMode: 'write' }],
    ['a published bot', { publishedTypebot: bot }],
    ['with a byte order mark', `\uFEFF${JSON.stringify(bot)}`],
    ['with nulls for what is not there', { ...bot, edges: null, variables: null, events: null }],
  ])('reads %s', (_name, input) => {
    expect(createPlayer(imported(input).flow).say('oi')).toEqual(['A'])
  })

  it('keeps a text that it must cut free of half a place, and reports the cut', () => {
    const { block, lines } = imported(
      typebot([{ id: 'g1', blocks: [bubble('a', `${'x'.repeat(4_090)}{{Pontos}} e {{`)] }]),
    )
    expect(block('a')).toMatchObject({ content: { text: 'x'.repeat(4_090) } })
    expect(lines).toEqual(['text_cut changed text'])
  })

  it('keeps the text before an input that it does not know', () => {
    const { flow } = imported(
      typebot([{ id: 'g1', blocks: [bubble('a', 'Assine:'), { id: 's', type: 'signature input' }] }]),
    )
    expect(createPlayer(flow).say('oi')).toEqual(['Assine:'])
  })

  it('takes 5,000 blocks in a row, and 5,000 that go round', () => {
    const blocks = Array.from({ length: 5_000 }, (_, n) => bubble(`b${n}`, `${n}`))
    expect(imported(typebot([{ id: 'g1', blocks }])).document.blocks).toHaveLength(5_000)
    const round = imported(typebot([{ id: 'g1', blocks }], [edge({ blockId: 'b4999' }, 'g1')]))
    expect(round.lines).toEqual(['loop_cut lost '])
    expect(importTypebot({ groups: [{ id: 'g', blocks: [...blocks, ...blocks, ...blocks] }] })).toMatchObject({
      ok: false,
      problems: [{ code: 'too_large' }],
    })
  })
})

describe('an export that is large or damaged', () => {
  it('is imported without what it calls where its rounds and calls are knotted without end', () => {
    const count = 1_250
    const groups = Array.from({ length: count }, (_, n) => ({
      id: `g${n}`,
      blocks: [link(`b${n}`, `g${(n * 31 + 7) % count}`), bubble(`c${n}`, 'oi')],
    }))
    const edges = groups.map((_, n) => edge({ blockId: `c${n}` }, `g${(n * 17 + 3) % count}`))
    const { report } = imported(typebot(groups, edges))
    expect(report.some(({ code }) => code === 'loop_cut')).toBe(true)
  })

  it('keeps its blocks where an arrow, an event or a variable cannot be read, and says that an arrow is gone', () => {
    const { flow, report } = imported({
      version: { odd: true },
      events: [null, { id: 'e', type: 'start' }],
      groups: [{ id: 'g1', blocks: [bubble('a', 'A'), bubble('b', 'B')] }],
      edges: [null, { id: 'x', from: {}, to: null }, { id: null, from: { blockId: 'b' }, to: { groupId: 'g1' } }],
      variables: [null, { id: 'v' }],
    })
    expect(createPlayer(flow).say('oi')).toEqual(['A', 'B'])
    expect(report.filter(({ code }) => code === 'edge_dropped')).toHaveLength(2)
  })

  it('keeps a wait of a year', () => {
    const wait = { id: 'w', type: 'Wait', options: { secondsToWaitFor: String(365 * 86_400) } }
    const { lines, flow } = imported({ groups: [{ id: 'g1', blocks: [wait, bubble('a', 'A')] }] })
    expect(lines).toEqual([])
    const player = createPlayer(flow)
    player.say('oi')
    expect(player.wait(364 * 86_400_000)).toEqual([])
    expect(player.wait(86_400_000)).toEqual(['A'])
  })
})
