import { expect, test } from 'vitest'
import { readTemplate, renderTemplate, unfilledVariables, unknownVariables } from './templates.ts'

const values = {
  ...{ 'contact.name': 'Ana Souza', 'contact.first_name': 'Ana', 'contact.email': null, 'contact.phone': '' },
  ...{ 'agent.name': 'Rui {{contact.name}}', 'company.name': 'RobustCar' },
}

test.each([
  ['Oi, {{contact.first_name}}!', 'Oi, Ana!', []],
  ['Oi, {{ contact.first_name }}!', 'Oi, Ana!', []],
  ['Oi, {{nome}}!', 'Oi, Ana Souza!', []],
  ['Oi, {{Nome}}! {{ primeiro nome }} {{EMPRESA}}', 'Oi, Ana Souza! Ana RobustCar', []],
  ["Oi, {{contact.first_name || 'cliente'}}!", 'Oi, Ana!', []],
  ["Seu e-mail: {{contact.email || 'não temos'}}.", 'Seu e-mail: não temos.', []],
  ['Seu e-mail: {{e-mail || “não temos”}}.', 'Seu e-mail: não temos.', []],
  ['Seu e-mail: {{contact.email}}.', 'Seu e-mail: .', ['contact.email']],
  ['Seu fone: {{telefone}}.', 'Seu fone: .', ['contact.phone']],
  ['Oi, {{contact.nickname}} e {{cupom}}', 'Oi,  e ', ['{{contact.nickname}}', '{{cupom}}']],
  ['Oi, {{contact.first_name || cliente}}', 'Oi, ', ['{{contact.first_name || cliente}}']],
  ['Oi, {{ }} {{nome', 'Oi,  nome', ['{{ }}', '{{']],
  ['{{{nome}}}', 'Ana Souza', []],
  // The wide and small forms of braces.
  ['Oi, ｛｛nome｝｝ e ﹛﹛cupom﹜﹜', 'Oi, Ana Souza e ', ['﹛﹛cupom﹜﹜']],
  ['{"a":{"b":1}}', '{"a":{"b":1}}', []],
  ['{nome} e { nome }', '{nome} e { nome }', []],
  // A value is put in once.
  ['{{agent.name}}', 'Rui {{contact.name}}', []],
  ['{{constructor}}', '', ['{{constructor}}']],
])('%j becomes %j, with %j missing', (template, body, missing) => {
  expect(renderTemplate(template, values)).toEqual({ body, missing })
  expect(
    readTemplate(template)
      .map(({ text }) => text)
      .join(''),
  ).toBe(template)
})

test('what is unknown is told when it is saved, and everything that is left when it is sent', () => {
  expect(unknownVariables('{{nome}} {{cupom}} {{cupom}}')).toEqual(['{{cupom}}'])
  expect(unfilledVariables('{{nome}} {{cupom}} {x}')).toEqual(['{{nome}}', '{{cupom}}'])
  for (const text of ['function () { return {} }', '{"a":{"b":1}}', 'f({ a: { b: {}}})']) {
    expect(unfilledVariables(text)).toEqual([])
  }
  expect(unfilledVariables('Oi {{nome} e nome}}')).toEqual(['{{', '}}'])
})

test('a text as long as a message may be is read at once', () => {
  for (const piece of ['{', '{{', '{{a', '{{|', "{{a||'", '}}']) {
    expect(readTemplate(piece.repeat(20_000 / piece.length)).length).toBeGreaterThan(0)
  }
})
