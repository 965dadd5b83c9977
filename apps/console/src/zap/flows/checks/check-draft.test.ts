import { flowDocumentSchema } from '@recado/flow/schemas'
import { expect, test } from 'vitest'
import { newBlock, newMenu } from '../draft/new-block.ts'
import { checkDraft } from './check-draft.ts'

const at = { x: 0, y: 0 }
const words = { option: (number: number) => `Opção ${number}` }
const empty = flowDocumentSchema.parse({
  schema_version: 1,
  id: 'main',
  name: 'Teste',
  start: 'menu',
  blocks: [{ id: 'menu', type: 'close' }],
  edges: [],
})

test('an empty field is named, and does not hide what is wrong elsewhere', () => {
  const menu = newMenu('menu', at, words)
  const checks = checkDraft(
    {
      ...empty,
      blocks: [menu, newBlock('send', 'said', at), newBlock('jump', 'loose', at)],
      edges: [{ from: 'menu', output: 'option:a', to: 'said' }],
    },
    'pt-BR',
  )
  expect(checks).toContainEqual(
    expect.objectContaining({ kind: 'field', block: 'said', fault: 'empty', field: 'text' }),
  )
  expect(checks).toContainEqual(expect.objectContaining({ kind: 'field', block: 'loose', fault: 'empty', field: 'to' }))
  expect(checks).toContainEqual(expect.objectContaining({ code: 'unreachable', block: 'loose', severity: 'warning' }))
  expect(checks).toContainEqual(expect.objectContaining({ code: 'dead_end', block: 'menu', detail: 'option:b' }))
  expect(checks).not.toContainEqual(expect.objectContaining({ code: 'placeholder' }))
})

test('what WhatsApp shows otherwise is a hint', () => {
  const menu = newMenu('menu', at, { option: () => 'Um título que passa dos vinte' })
  expect(checkDraft({ ...empty, blocks: [menu] }, 'pt-BR')).toContainEqual(
    expect.objectContaining({ kind: 'channel', fault: 'whatsapp_title', detail: '20' }),
  )
})
