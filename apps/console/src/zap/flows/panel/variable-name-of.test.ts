import { expect, test } from 'vitest'
import { variableNameOf } from './variable-name-of.ts'

test.each([
  ['Nome do cliente', 'nome_do_cliente'],
  ['CEP', 'cep'],
  ['endereço', 'endereco'],
  ['2ª via', 'via'],
  ['__proto__', 'proto__'],
  ['nome ', 'nome_'],
  ['', ''],
])('%s becomes %s', (text, name) => {
  expect(variableNameOf(text)).toBe(name)
})
