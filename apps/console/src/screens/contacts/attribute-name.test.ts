import { AttributeKey } from '@recado/contracts/contacts'
import { expect, test } from 'vitest'
import { attributeKeyOf, attributeName } from './attribute-name.ts'

test.each([
  ['carro_atual', 'Carro atual'],
  ['carroAtual', 'Carro atual'],
  ['carro-atual', 'Carro atual'],
  ['plano.nivel', 'Plano nivel'],
  ['ultimaCompra2024', 'Ultima compra2024'],
  ['cidade', 'Cidade'],
])('%s is read as %s', (key, name) => {
  expect(attributeName(key)).toBe(name)
})

test.each([
  ['Carro atual', 'carro_atual'],
  ['Última revisão (km)', 'ultima_revisao_km'],
  ['  2º telefone', 'telefone'],
])('%s is kept as %s', (name, key) => {
  expect(attributeKeyOf(name)).toBe(key)
  expect(AttributeKey.safeParse(key).success).toBe(true)
})

test('what holds no letter is no name', () => {
  expect(attributeKeyOf('123')).toBe('')
})
