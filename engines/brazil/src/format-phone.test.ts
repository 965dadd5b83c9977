import { expect, test } from 'vitest'
import { formatPhone } from './format-phone.ts'

test.each([
  ['+5511987654321', 'pt-BR', '(11) 98765-4321'],
  ['+551132654321', 'pt-BR', '(11) 3265-4321'],
  ['+5511987654321', 'en', '+55 11 98765-4321'],
  ['+351912345678', 'pt-BR', '+351912345678'],
])('%s for a reader of %s is %s', (e164, locale, written) => {
  expect(formatPhone(e164, locale)).toBe(written)
})
