import { expect, test } from 'vitest'
import { linkNumbers } from './link-numbers.ts'

const byText = new Map([
  ['R$ 6.000/mês', 'profit'],
  ['R$ 6.000', 'bare'],
  ['R$ 6', 'six'],
  ['10%', 'swing'],
  ['10', 'ten'],
  ['-R$ 30', 'loss'],
])

test.each([
  ['A padaria ganha R$ 6.000/mês (10% a mais).', ['profit', 'swing']],
  ['São R$ 6.000.', ['bare']],
  ['São R$ 6.000,50 ou 110% de 10.', ['ten']],
  ['Perde -R$ 30, não R$ 30.', ['loss']],
  ['Sem números.', []],
])('%s', (sentence, nodes) => {
  const parts = linkNumbers(sentence, byText)
  expect(parts.map(({ text }) => text).join('')).toBe(sentence)
  expect(parts.flatMap(({ node }) => node ?? [])).toEqual(nodes)
})
