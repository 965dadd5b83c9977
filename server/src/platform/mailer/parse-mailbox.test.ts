import { expect, test } from 'vitest'
import { parseMailbox } from './parse-mailbox.ts'

test.each([
  ['ana@exemplo.com.br', undefined, 'ana@exemplo.com.br'],
  ['  ana@exemplo.com.br ', undefined, 'ana@exemplo.com.br'],
  ['Ana Conceição <ana@exemplo.com.br>', 'Ana Conceição', 'ana@exemplo.com.br'],
  ['"Silva, Ana" <ana+chat@exemplo.com.br>', 'Silva, Ana', 'ana+chat@exemplo.com.br'],
  ['"A \\"B\\" C" <a@b.co>', 'A "B" C', 'a@b.co'],
  ['ana@São.com.br', undefined, 'ana@xn--so-sia.com.br'],
  ['recado@localhost', undefined, 'recado@localhost'],
])('%s is a mailbox', (text, name, address) => {
  expect(parseMailbox(text)).toEqual({ name, address })
})

test.each([
  '',
  'ana',
  '@exemplo.com.br',
  'ana@',
  'ana@@exemplo.com.br',
  'a b@exemplo.com.br',
  'ana@exemplo..com',
  'ana@-exemplo.com',
  '.ana@exemplo.com',
  'a@b.co, c@d.co',
  'a@b.co\r\nBcc: c@d.co',
  'Ana\nBcc: x@y.co <a@b.co>',
  'Ana\u2028 <a@b.co>',
  'Ana <a@b.co> <c@d.co>',
  'Ana <a@b.co',
  'x@y.co <a@b.co>',
  `${'a'.repeat(65)}@exemplo.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.br`,
  'ana@[127.0.0.1]',
])('%j is not', (text) => {
  expect(parseMailbox(text)).toBeUndefined()
})
