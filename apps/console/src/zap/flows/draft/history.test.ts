import { flowDocumentSchema } from '@recado/flow/schemas'
import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { PAUSE, pushEdit, redo, startHistory, undo } from './history.ts'
import { newBlock } from './new-block.ts'

const block = newBlock('send', 'a', { x: 0, y: 0 })
const draft: Draft = {
  document: flowDocumentSchema.parse({
    schema_version: 1,
    id: 'main',
    name: '',
    start: 'a',
    blocks: [{ ...block, content: { kind: 'text', text: 'oi' } }],
    edges: [],
  }),
  canvas: { sheets: {} },
  starts: [],
}
const say = (label: string) => ({ type: 'update_block', body: 'main', block: { ...block, label } }) as const

test('keystrokes of one field are one step, until a pause or another field', () => {
  let history = startHistory(draft)
  history = pushEdit(history, say('O'), 0, 'a:label')
  history = pushEdit(history, say('Ol'), 200, 'a:label')
  history = pushEdit(history, say('Olá'), 200 + PAUSE - 1, 'a:label')
  expect(history.past).toHaveLength(1)
  history = pushEdit(history, say('Olá.'), 10_000, 'a:label')
  expect(history.past).toHaveLength(2)
  history = pushEdit(history, say('Olá..'), 10_001, 'a:note')
  expect(history.past).toHaveLength(3)
  expect(undo(undo(undo(history))).present).toBe(draft)
})

test('an undo ends what was being written: the next key is a step of its own', () => {
  let history = pushEdit(startHistory(draft), say('x'), 0, 'a:label')
  history = undo(history)
  history = pushEdit(history, say('y'), 1, 'a:label')
  expect(history.past).toHaveLength(1)
  expect(undo(history).present).toBe(draft)
})

test('what changes nothing is no step and keeps the way forth', () => {
  const undone = undo(pushEdit(startHistory(draft), say('x'), 0))
  const moved = pushEdit(undone, { type: 'move', body: 'main', to: { a: { x: 0, y: 0 } } }, 1)
  expect(moved).toBe(undone)
  expect(redo(moved).present.document.blocks[0]?.label).toBe('x')
})
