import { expect, test } from 'vitest'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }
import { chooseLocale, message, messageForAll } from './messages.ts'

const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

test.each([
  ['en', en],
  ['es', es],
])('%s has every message of pt-BR with the same values', (_, catalogue) => {
  const slotsOf = (messages: object) => Object.entries(messages).map(([key, text]) => [key, slots(text)])
  expect(slotsOf(catalogue)).toEqual(slotsOf(ptBR))
})

test('numbers follow the language', () => {
  expect(message('pt-BR', 'database.back', { seconds: 0.26 })).toContain('0,3 s')
  expect(message('en', 'database.back', { seconds: 0.26 })).toContain('0.3 s')
  expect(message('pt-BR', 'portTaken', { port: 3000, other: 3001 })).toContain('A porta 3000')
})

test('trouble is told in Portuguese and in English', () => {
  expect(messageForAll('failed', { detail: 'x' })).toBe('Não foi possível iniciar: x\nCould not start: x')
})

test('a terminal that says nothing gets Portuguese', () => {
  expect([{}, { LANG: 'C.UTF-8' }, { LANG: 'pt_BR.UTF-8' }].map(chooseLocale)).toEqual(['pt-BR', 'pt-BR', 'pt-BR'])
  expect([{ LANG: 'en_US.UTF-8' }, { LANG: 'en_US', LC_ALL: 'es_AR.UTF-8' }].map(chooseLocale)).toEqual(['en', 'es'])
})
