import { flowDocumentSchema } from '@recado/flow/schemas'
import { expect, test } from 'vitest'
import { applyEdit } from '../draft/apply-edit.ts'
import type { Draft } from '../draft/draft.ts'
import { newBlock } from '../draft/new-block.ts'
import { diffDrafts } from './diff-drafts.ts'

const at = { x: 0, y: 0 }
const before: Draft = {
  document: flowDocumentSchema.parse({
    schema_version: 1,
    id: 'main',
    name: '',
    start: 'a',
    blocks: [
      { id: 'a', type: 'close', text: 'oi' },
      { id: 'b', type: 'hand_over' },
      { id: 'c', type: 'label' },
    ],
    edges: [{ from: 'c', output: 'next', to: 'b' }],
  }),
  canvas: { sheets: {} },
  starts: [],
}

test('new, changed and gone blocks are marked; a block that was only moved is not', () => {
  const after = [
    { type: 'move', body: 'main', to: { a: { x: 90, y: 9 } } } as const,
    { type: 'remove', body: 'main', blocks: ['b'] } as const,
    { type: 'add_block', body: 'main', block: newBlock('wait', 'd', at) } as const,
  ].reduce(applyEdit, before)
  const { draft, marks, counts } = diffDrafts(before, after)
  expect(Object.fromEntries(marks.get('main')!)).toEqual({ b: 'removed', c: 'changed', d: 'added' })
  expect(counts).toEqual({ added: 1, changed: 1, removed: 1 })
  expect(draft.document.blocks.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b'])
})

test('the order of keys is no change', () => {
  const [first, ...rest] = before.document.blocks
  const turned = Object.fromEntries(Object.entries(first!).reverse()) as typeof first
  const after = { ...before, document: { ...before.document, blocks: [turned!, ...rest] } }
  expect(diffDrafts(before, after).counts).toEqual({ added: 0, changed: 0, removed: 0 })
})
