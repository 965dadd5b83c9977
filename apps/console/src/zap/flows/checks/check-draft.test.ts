import type { FlowChannel } from '@recado/contracts/flow-channels'
import { type Block, flowDocumentSchema } from '@recado/flow/schemas'
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
    [],
  )
  expect(checks).toContainEqual(
    expect.objectContaining({ kind: 'field', block: 'said', fault: 'empty', field: 'text' }),
  )
  expect(checks).toContainEqual(expect.objectContaining({ kind: 'field', block: 'loose', fault: 'empty', field: 'to' }))
  expect(checks).toContainEqual(expect.objectContaining({ code: 'unreachable', block: 'loose', severity: 'warning' }))
  expect(checks).toContainEqual(expect.objectContaining({ code: 'dead_end', block: 'menu', detail: 'option:b' }))
  expect(checks).not.toContainEqual(expect.objectContaining({ code: 'placeholder' }))
})

test('what a channel shows otherwise is a hint, by the channels that the flow is on', () => {
  const hints = (block: Block, ...channels: FlowChannel[]) =>
    checkDraft({ ...empty, blocks: [block] }, 'pt-BR', channels).flatMap((check) =>
      check.kind === 'channel' ? [`${check.channel} ${check.fault} ${check.detail}`] : [],
    )
  const menu = (count: number, title: string, style?: 'list', text = 'Qual?'): Block => {
    const options = Array.from({ length: count }, (_, n) => ({ id: `o${n}`, title: `${title}${n}` }))
    return { id: 'menu', type: 'ask', text, answer: { kind: 'choice', options, style } }
  }
  const said = (text: string): Block => ({ id: 'menu', type: 'send', content: { kind: 'text', text } })
  const all: FlowChannel[] = ['widget', 'whatsapp_cloud', 'whatsapp_web', 'text']
  expect(hints(menu(3, 'Curto'), ...all)).toEqual(['whatsapp_web no_buttons 0', 'text no_buttons 0'])
  expect(hints(menu(4, 'Curto'), 'widget', 'whatsapp_cloud')).toEqual(['whatsapp_cloud list 3'])
  expect(hints(menu(3, 'Passa um pouco dos 20'), 'whatsapp_cloud')).toEqual(['whatsapp_cloud list_title 20'])
  expect(hints(menu(3, 'Passa um pouco dos 20', 'list'), 'whatsapp_cloud')).toEqual([])
  expect(hints(menu(3, 'Um título que passa dos vinte e quatro'), 'whatsapp_cloud')).toEqual([
    'whatsapp_cloud title 24',
  ])
  expect(hints(menu(11, 'Curto'), 'whatsapp_cloud')).toEqual(['whatsapp_cloud numbered 10'])
  expect(hints(menu(3, 'Curto', undefined, 'a'.repeat(1_025)), 'whatsapp_cloud')).toEqual(['whatsapp_cloud long 1024'])
  expect(hints(said('a'.repeat(4_097)), ...all)).toEqual([
    'whatsapp_cloud long 4096',
    'whatsapp_web long 4096',
    'text long 4096',
  ])
})
