import { expect, test } from 'vitest'
import { attributeOf, attributeText, isEditableAttribute } from './attribute-text.ts'

test('a value that is read and written back is the same value', () => {
  for (const value of ['Onix 2022', 42, -1.5, true, false]) expect(attributeOf(attributeText(value), value)).toBe(value)
})

test('words in place of a number become words', () => {
  expect(attributeOf('muitos', 3)).toBe('muitos')
  expect(attributeOf('', 3)).toBe('')
  expect(attributeOf('12', 'doze')).toBe('12')
})

test('what programs nest is shown and not written by hand', () => {
  expect(isEditableAttribute({ plano: 'ouro' })).toBe(false)
  expect(attributeText({ plano: 'ouro' })).toBe('{"plano":"ouro"}')
  expect(isEditableAttribute('ouro')).toBe(true)
})
