import { expect, test } from 'vitest'
import { CANNED_VARIABLES, type CannedVariable, previewParts } from './canned-variables.ts'

const values = Object.fromEntries(CANNED_VARIABLES.map((name) => [name, `<${name}>`])) as Record<CannedVariable, string>

test('variables become values, with or without spaces in their braces, and the text around them stays', () => {
  expect(previewParts('Oi, {{contact.first_name}}. Aqui é {{ agent.name }}', values)).toEqual([
    { kind: 'text', text: 'Oi, ' },
    { kind: 'value', text: '<contact.first_name>' },
    { kind: 'text', text: '. Aqui é ' },
    { kind: 'value', text: '<agent.name>' },
  ])
})

test('a name that is no variable is told apart, because it would be sent as nothing', () => {
  expect(previewParts('{{contact.nome}}', values)).toEqual([{ kind: 'unknown', text: '{{contact.nome}}' }])
})

test('braces that hold no name, and a text without any, stay as they are', () => {
  expect(previewParts('{{ }} e {contact.name}', values)).toEqual([{ kind: 'text', text: '{{ }} e {contact.name}' }])
  expect(previewParts('', values)).toEqual([])
})
