import { parseFlow, validateFlow } from '@recado/flow'
import { type Block, blockSchema, type FlowDocument, flowDocumentSchema } from '@recado/flow/schemas'
import { FLOW_TEMPLATES } from '@recado/flow/templates'
import { expect, test } from 'vitest'
import { renameVariable } from './rename-variable.ts'

const documentOf = (blocks: object[], names: string[]): FlowDocument =>
  flowDocumentSchema.parse({
    ...{ schema_version: 1, id: 'main', name: 'Teste', start: 'b0', edges: [] },
    blocks: blocks.map((block, index) => blockSchema.parse({ id: `b${index}`, ...block })),
    variables: names.map((name) => ({ name, type: 'text' })),
  })
const renamedBlock = (block: object, names = ['name', 'other']): Partial<Block> => {
  const { id: _id, ...rest } = renameVariable(documentOf([block], names), 'name', 'nome').blocks[0]!
  return rest
}

test.each([
  [
    'a text',
    {
      type: 'send',
      content: { kind: 'text', text: 'Oi, {{name}} {{ name.first | upper }} {{{name}}} {{names}} name' },
    },
    { content: { text: 'Oi, {{nome}} {{ nome.first | upper }} {{{nome}}} {{names}} name' } },
  ],
  [
    'a condition',
    {
      type: 'condition',
      branches: [
        {
          id: 'a',
          when: {
            all: [
              { variable: 'name.a', is: 'equals', value: '{{name}}' },
              { not: { variable: 'other', is: 'is_set' } },
            ],
          },
        },
      ],
    },
    { branches: [{ when: { all: [{ variable: 'nome.a', value: '{{nome}}' }, { not: { variable: 'other' } }] } }] },
  ],
  [
    'an expression',
    {
      type: 'set',
      assignments: [
        { variable: 'name', value: { from: 'expression', expression: '{{name}} + {{other}}' } },
        { variable: 'other', value: { from: 'sum', of: [1, { variable: 'name' }] } },
      ],
    },
    {
      assignments: [
        { variable: 'nome', value: { expression: '{{nome}} + {{other}}' } },
        { variable: 'other', value: { of: [1, { variable: 'nome' }] } },
      ],
    },
  ],
  [
    'a service',
    {
      type: 'http_request',
      method: 'POST',
      url: 'https://a.b/{{name}}',
      body: { name: '{{name}}', id: '{{name}}', variable: 'name' },
      save: [{ path: 'name', variable: 'name' }],
    },
    {
      url: 'https://a.b/{{nome}}',
      body: { name: '{{nome}}', id: '{{nome}}', variable: 'name' },
      save: [{ path: 'name', variable: 'nome' }],
    },
  ],
])('%s names it anew', (_kind, block, renamed) => {
  expect(renamedBlock(block)).toMatchObject(renamed)
})

test.each([
  [
    'a regular expression',
    { type: 'condition', branches: [{ id: 'a', when: { variable: 'other', is: 'matches', value: '{{name}}' } }] },
  ],
  ['a literal', { type: 'set', assignments: [{ variable: 'other', value: { from: 'literal', value: '{{name}}' } }] }],
  ['a block’s own name', { type: 'close', label: '{{name}}' }],
])('%s stays as it is', (_kind, block) => {
  const document = documentOf([block], ['name', 'other'])
  expect(renameVariable(document, 'name', 'nome').blocks[0]).toBe(document.blocks[0])
})

test('a secret is none, though a variable is called so', () => {
  const block = {
    type: 'http_request',
    method: 'GET',
    url: 'https://a.b/{{secret.x}}',
    headers: { a: '{{secret.crm}}' },
  }
  expect(renameVariable(documentOf([block], ['secret']), 'secret', 'nome').blocks[0]).toMatchObject({
    url: 'https://a.b/{{nome.x}}',
    headers: { a: '{{secret.crm}}' },
  })
})

test.each([
  ['missing', 'b'],
  ['name', 'other'],
  ['name', '__proto__'],
  ['name', 'today'],
  ['name', 'com espaço'],
  ['name', 'name'],
])('%s to %s changes nothing', (from, to) => {
  const document = documentOf([{ type: 'close', text: '{{name}}' }], ['name', 'other'])
  expect(renameVariable(document, from, to)).toBe(document)
})

test('each variable of each ready flow: nothing is missing afterwards, and back is what it was', () => {
  for (const { document: given } of FLOW_TEMPLATES) {
    const document = flowDocumentSchema.parse(given)
    for (const { name } of document.variables) {
      const renamed = renameVariable(document, name, 'nome_novo')
      expect(codesOf(renamed)).toEqual(codesOf(document))
      expect(JSON.stringify(renameVariable(renamed, 'nome_novo', name))).toBe(JSON.stringify(document))
    }
  }
})

function codesOf(document: FlowDocument): string[] {
  const parsed = parseFlow(document)
  return (parsed.ok ? validateFlow(parsed.flow) : parsed.problems).map(({ code, block }) => `${code} ${block}`)
}
