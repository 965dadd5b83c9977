import type { BlockType } from '@recado/flow/schemas'
import { flowDocumentSchema } from '@recado/flow/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf, sheetOf } from './body-of.ts'
import type { Draft } from './draft.ts'
import type { Edit } from './edit.ts'
import { cutFragment, readFragment, renewFragment, writeFragment } from './fragment.ts'
import { type History, pushEdit, redo, startHistory, undo } from './history.ts'
import { newBlock, newMenu } from './new-block.ts'

const TYPES: BlockType[] = [
  ...(['send', 'ask', 'validate', 'condition', 'set', 'jump', 'wait', 'ab_test', 'business_hours'] as const),
  ...(['http_request', 'ai_answer', 'questionnaire', 'recommend', 'label', 'assign'] as const),
  ...(['hand_over', 'close', 'sub_flow', 'placeholder'] as const),
]
const words = { option: (number: number) => `Opção ${number}` }

const begun: Draft = {
  document: flowDocumentSchema.parse({
    schema_version: 1,
    id: 'main',
    name: 'Teste',
    start: 'b0',
    blocks: [newMenu('b0', { x: 0, y: 0 }, words), newBlock('hand_over', 'b1', { x: 300, y: 0 })],
    edges: [{ from: 'b0', output: 'option:a', to: 'b1' }],
    sub_flows: [
      { id: 'sub', name: 'Parte', start: 's0', blocks: [newBlock('close', 's0', { x: 0, y: 0 })], edges: [] },
    ],
  }),
  canvas: { sheets: {} },
  starts: [],
}

/** A choice among what is there at that moment, so that most edits hit something. */
const roll = fc.record({
  kind: fc.nat(20),
  pick: fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 }),
  text: fc.string({ maxLength: 12 }),
  x: fc.integer({ min: -500, max: 500 }),
  pause: fc.constantFrom(0, 100, 5_000),
})
type Roll = typeof roll extends fc.Arbitrary<infer One> ? One : never

describe('200 edits of any kind', () => {
  test('undo of all gives the first draft to the byte, redo of all the last', () => {
    fc.assert(
      fc.property(fc.array(roll, { minLength: 200, maxLength: 200 }), (rolls) => {
        const played = play(rolls)
        const last = JSON.stringify(played.present)
        let history = played
        const steps = played.past.length
        expect(steps).toBeGreaterThan(20)
        for (let n = 0; n < steps; n++) history = undo(history)
        expect(JSON.stringify(history.present)).toBe(JSON.stringify(begun))
        expect(undo(history).present).toBe(history.present)
        for (let n = 0; n < steps; n++) history = redo(history)
        expect(JSON.stringify(history.present)).toBe(last)
        expect(redo(history).present).toBe(history.present)
      }),
      { numRuns: 30 },
    )
  })

  test('no arrow, group or start ever names a block that is gone', () => {
    fc.assert(
      fc.property(fc.array(roll, { maxLength: 120 }), (rolls) => {
        const { present } = play(rolls)
        for (const id of [present.document.id, ...present.document.sub_flows.map((flow) => flow.id)]) {
          const body = bodyOf(present.document, id)!
          const ids = new Set(body.blocks.map((block) => block.id))
          expect(ids.size).toBe(body.blocks.length)
          expect(body.start === '' ? ids.size === 0 : ids.has(body.start)).toBe(true)
          for (const { from, to } of body.edges) expect(ids.has(from) && ids.has(to)).toBe(true)
          const grouped = sheetOf(present, id).groups.flatMap(({ blocks }) => blocks)
          expect(new Set(grouped).size).toBe(grouped.length)
          for (const one of grouped) expect(ids.has(one)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

function play(rolls: readonly Roll[]): History {
  let history = startHistory(begun)
  let at = 0
  let count = 0
  for (const one of rolls) {
    at += one.pause
    const made = editOf(history.present, one, () => `n${count++}`)
    history = pushEdit(history, made.edit, at, made.field)
  }
  return history
}

function editOf(draft: Draft, { kind, pick, text, x }: Roll, newId: () => string): { edit: Edit; field?: string } {
  const bodies = [draft.document.id, ...draft.document.sub_flows.map(({ id }) => id)]
  const body = bodies[pick[0]! % bodies.length]!
  const { blocks, edges } = bodyOf(draft.document, body)!
  const { groups, comments } = sheetOf(draft, body)
  const block = blocks[pick[1]! % Math.max(blocks.length, 1)]
  const other = blocks[pick[2]! % Math.max(blocks.length, 1)]
  const edge = edges[pick[1]! % Math.max(edges.length, 1)]
  const group = groups[pick[1]! % Math.max(groups.length, 1)]
  const comment = comments[pick[1]! % Math.max(comments.length, 1)]
  const point = { x, y: pick[3]! }
  const type = TYPES[pick[3]! % TYPES.length]!
  const add: Edit = {
    type: 'add_block',
    body,
    block: newBlock(type, newId(), point),
    ...(block && pick[2]! % 2 ? { connect: { from: block.id, output: 'next' } } : {}),
  }
  if (kind === 0 || block === undefined || other === undefined) return { edit: add }
  if (kind === 1) return { edit: { type: 'add_block', body, block: newMenu(newId(), point, words) } }
  if (kind === 2) return { edit: { type: 'update_block', body, block: { ...block, label: text } }, field: block.id }
  if (kind === 3 && block.type === 'ask') {
    return { edit: { type: 'update_block', body, block: { ...block, text, answer: { kind: 'yes_no' } } } }
  }
  if (kind === 4) return { edit: { type: 'move', body, to: { [block.id]: point, [other.id]: { x: 1, y: x } } } }
  if (kind === 5 || kind === 6) {
    const output = ['next', 'option:a', 'yes', 'else', 'ok'][pick[3]! % 5]!
    return { edit: { type: 'connect', body, edge: { from: block.id, output, to: other.id } } }
  }
  if (kind === 7 && edge) return { edit: { type: 'disconnect', body, edges: [edge] } }
  if (kind === 8) return { edit: { type: 'set_start', body, block: block.id } }
  if (kind === 9) {
    return { edit: { type: 'group', body, group: { id: newId(), title: text, blocks: [block.id, other.id] } } }
  }
  if (kind === 10 && group) return { edit: { type: 'rename_group', body, id: group.id, title: text }, field: group.id }
  if (kind === 11 && group) return { edit: { type: 'ungroup', body, id: group.id } }
  if (kind === 12) {
    return { edit: { type: 'add_comment', body, comment: { id: newId(), text, colour: 'warn', ...point } } }
  }
  if (kind === 13 && comment) {
    return { edit: { type: 'update_comment', body, comment: { ...comment, text } }, field: comment.id }
  }
  if (kind === 14) return { edit: { type: 'remove', body, blocks: [block.id], comments: comment ? [comment.id] : [] } }
  if (kind === 15) {
    const cut = cutFragment(draft, body, new Set([block.id, other.id, ...comments.map(({ id }) => id)]))
    const pasted = readFragment(writeFragment(cut)) ?? cut
    return { edit: { type: 'insert', body, fragment: renewFragment(pasted, newId, { x: 40, y: 40 }) } }
  }
  if (kind === 16) {
    return pick[2]! % 3
      ? { edit: { type: 'add_sub_flow', id: newId(), name: text, block: newBlock('close', newId(), point) } }
      : { edit: { type: 'remove_sub_flow', body } }
  }
  if (kind === 17) {
    return { edit: { type: 'update_settings', settings: { name: text } }, field: 'name' }
  }
  if (kind === 18) {
    return { edit: { type: 'set_starts', starts: [{ kind: 'api', id: newId(), priority: 100, inbox_ids: [] }] } }
  }
  if (kind === 19) {
    const variables = [
      ...draft.document.variables,
      { name: `v${draft.document.variables.length}`, type: 'text' as const },
    ]
    return { edit: { type: 'update_settings', settings: { variables } } }
  }
  if (kind === 20) return { edit: { type: 'rename_variable', from: `v${pick[0]! % 5}`, to: newId() } }
  return { edit: add }
}
