import { PreChatField } from '@recado/contracts/inboxes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf, withKeys } from './pre-chat-fields.ts'

test('a question gets its key from its words', () => {
  expect(keyOf('Qual é o carro?')).toBe('qual_e_o_carro')
  expect(keyOf('2ª via do boleto')).toBe('via_do_boleto')
  expect(keyOf('???')).toBe('pergunta')
})

test('whatever the question, its field is one the contract takes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), (words) => {
      const [field] = withKeys([{ key: keyOf(words), label: 'Pergunta', kind: 'text', required: false }])
      expect(PreChatField.safeParse(field).success).toBe(true)
    }),
  )
})

test('keys that exist stay though the words change, and no two are the same', () => {
  const fields = withKeys([
    { key: 'carro', label: 'Qual modelo?', kind: 'text', required: false },
    { key: '', label: 'Carro', kind: 'text', required: false },
    { key: '', label: 'Carro', kind: 'text', required: true },
  ])
  expect(fields.map(({ key }) => key)).toEqual(['carro', 'carro_2', 'carro_3'])
})

test('only choices keep choices, and of these the ones that say something', () => {
  const [choice, text] = withKeys([
    { key: 'loja', label: 'Loja', kind: 'choice', required: true, choices: ['Centro', ' ', 'Norte '] },
    { key: 'nome', label: 'Nome', kind: 'text', required: true, choices: ['resto'] },
  ])
  expect(choice?.choices).toEqual(['Centro', 'Norte'])
  expect(text).not.toHaveProperty('choices')
})
