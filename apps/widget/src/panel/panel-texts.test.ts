import { expect, test } from 'vitest'
import panel from '../locales/panel/pt-BR.json' with { type: 'json' }
import portuguese from '../locales/pt-BR.json' with { type: 'json' }
import { createTranslate } from '../texts.ts'
import { checkAnswer } from './check-answer.ts'
import { dayName, when } from './when.ts'

const t = createTranslate(portuguese, 'pt-BR')
t.learn(panel)
const now = new Date(2026, 4, 4, 20, 0)

test('an opening is said as one would say it', () => {
  const say = (...at: [number, number, number, number]) => when(new Date(2026, ...at), now, 'pt-BR', t)
  expect(say(4, 4, 21, 30)).toBe('hoje às 21:30')
  expect(say(4, 5, 8, 0)).toBe('amanhã às 08:00')
  expect(say(4, 7, 8, 0)).toBe('quinta-feira às 08:00')
  expect(say(4, 14, 8, 0)).toBe('14/05 às 08:00')
})

test('days are named by how far they are', () => {
  const say = (...at: [number, number, number]) => dayName(new Date(...at), now, 'pt-BR', t)
  expect([say(2026, 4, 4), say(2026, 4, 3), say(2026, 3, 30)]).toEqual(['Hoje', 'Ontem', 'quinta-feira'])
  expect([say(2026, 0, 5), say(2025, 0, 5)]).toEqual(['5 de janeiro', '5 de janeiro de 2025'])
})

test('numbers take the form that the language has for them', () => {
  expect([t.count('unread', 1), t.count('unread', 4)]).toEqual(['1 mensagem não lida', '4 mensagens não lidas'])
})

test.each([
  [{ key: 'a', kind: 'text', required: true }, '  ', 'field.required'],
  [{ key: 'a', kind: 'text', required: false }, '', undefined],
  [{ key: 'a', kind: 'text' }, 'a'.repeat(401), 'field.too_long'],
  [{ key: 'a', kind: 'email', required: false }, 'maria@exemplo', 'field.email'],
  [{ key: 'a', kind: 'email', required: true }, 'maria@exemplo.com.br', undefined],
  [{ key: 'a', kind: 'phone', required: true }, '99999-0000', 'field.phone'],
  [{ key: 'a', kind: 'phone', required: true }, '(11) 99999-0000', undefined],
  [{ key: 'a', kind: 'phone' }, '11 98765-4321 (zap)', undefined],
  [{ key: 'phone', kind: 'text' }, '1234', 'field.phone'],
  [{ key: 'a', kind: 'choice', choices: ['Novo'] }, 'Usado', 'field.choice'],
  [{ key: 'a', kind: 'lines', required: true }, '\u200b ', 'field.required'],
  [{ key: 'a', kind: 'lines', required: true }, 'a'.repeat(2_000), undefined],
] as const)('%j with “%s”: %s', (field, value, problem) => {
  expect(checkAnswer(field, value)).toBe(problem)
})
