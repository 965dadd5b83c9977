import { expect, test } from 'vitest'
import { type PreChatQuestion, readPreChat } from './pre-chat-answers.ts'

const PHONE: PreChatQuestion = { key: 'whatsapp', kind: 'phone' }
const EMAIL: PreChatQuestion = { key: 'contato', kind: 'email' }
const CHOICE: PreChatQuestion = { key: 'assunto', kind: 'choice', choices: ['Comprar', 'Pós-venda'] }
const TEXT: PreChatQuestion = { key: 'cidade', kind: 'text' }

test.each([
  [PHONE, '11 98765-4321 (zap)', '+5511987654321'],
  [PHONE, 'zap: (11) 98765-4321', '+5511987654321'],
  [PHONE, '\u202a+55\u00a011\u00a098765\u20114321\u202c', '+5511987654321'],
  [PHONE, '+351 912 345 678', '+351912345678'],
  [EMAIL, ' Ana@Exemplo.com.br\u200b', 'ana@exemplo.com.br'],
  [CHOICE, 'Pós-venda ', 'Pós-venda'],
  [{ ...CHOICE, choices: [] }, 'o que for', 'o que for'],
  [TEXT, ' São Paulo\n(capital) ', 'São Paulo (capital)'],
  [{ key: 'email', kind: 'text' } as const, 'ANA@exemplo.com.br', 'ana@exemplo.com.br'],
])('%o takes %j', (question, given, value) => {
  expect(readPreChat([question], { [question.key]: given })).toEqual({ answers: { [question.key]: value } })
})

test.each([
  [PHONE, '98765-4321', 'phone'],
  [PHONE, 'não tenho', 'phone'],
  [EMAIL, 'ana@exemplo', 'email'],
  [EMAIL, 'ana exemplo.com.br', 'email'],
  [EMAIL, `${'a'.repeat(250)}@exemplo.com.br`, 'email'],
  [CHOICE, 'Vender', 'choice'],
  [TEXT, 'a'.repeat(401), 'too_long'],
  [{ ...TEXT, required: true }, '\u200b\u00a0\u3164', 'required'],
  // The contact's own field, whatever the kind of the question.
  [{ key: 'email', kind: 'text' } as const, 'não uso', 'email'],
  [{ key: 'phone', kind: 'text' } as const, '123', 'phone'],
])('%o refuses %j: %s', (question, given, reason) => {
  expect(readPreChat([TEXT, question], { cidade: 'Lins', [question.key]: given })).toEqual({
    refused: { key: question.key, reason },
  })
})

test('a blank that may be is no answer, and what nobody asked is left out', () => {
  expect(readPreChat([TEXT, PHONE], { whatsapp: ' \u200b', outra: 'x', cidade: 'Bauru' })).toEqual({
    answers: { cidade: 'Bauru' },
  })
})
