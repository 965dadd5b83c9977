import { expect, test } from 'vitest'
import { cleanLine, isBlank, plainText } from './unseen.ts'
import { line } from './wire.ts'

test.each([
  '',
  ' \t\n',
  '\u00a0\u2003',
  '\u200b\u200d\ufeff',
  '\u2800',
  '\u3164\u115f',
  '\u00ad\u202e',
  '\u{e0020}',
  '\ufe0f',
  // A mark without its letter, and an empty notehead.
  '\u0301',
  '\u{1d159}',
])('%j shows nothing, and is no name', (text) => {
  expect(isBlank(text)).toBe(true)
  expect(line(80).safeParse(text).error?.issues[0]?.message).toBe('text_empty')
})

test.each([
  ['Vendas', 'Vendas'],
  ['  Vendas \u200b', 'Vendas'],
  ['Ven\u200bdas', 'Vendas'],
  ['Pós\u00a0venda', 'Pós venda'],
  ['Po\u0301s  venda', 'Pós venda'],
  ['Pós\u2011venda', 'Pós-venda'],
  ['Pós\u2010venda', 'Pós-venda'],
  // A dash is another sign.
  ['Loja — Centro', 'Loja — Centro'],
  ['\u202eadneV', 'adneV'],
  ['Família 👨‍👩‍👧', 'Família 👨‍👩‍👧'],
  ['❤️', '❤️'],
  ['\u3164Ana\u2800', 'Ana'],
  // A joiner within a word of a script that needs it.
  ['نمی\u200cخواهم', 'نمی\u200cخواهم'],
])('%j is stored as %j', (written, stored) => {
  expect(cleanLine(written)).toBe(stored)
  expect(line(80).parse(written)).toBe(stored)
})

test('numbers and addresses lose every form of blank, hyphen and wide digit', () => {
  expect(plainText('\u202a+55\u00a011\u200998765\u20114321\u202c')).toBe('+55 11 98765-4321')
  expect(plainText('Ａna＠exemplo.com.br\u200b')).toBe('Ana@exemplo.com.br')
})

test('a megabyte of what nobody sees is looked at once', () => {
  expect(cleanLine(`a${'\u200d'.repeat(500_000)}b`)).toHaveLength(500_002)
  expect(cleanLine('\u200d'.repeat(500_000))).toBe('')
})
