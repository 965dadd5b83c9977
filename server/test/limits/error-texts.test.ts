import { expect, test } from 'vitest'
import { createApp } from '../../src/http/create-app.ts'
import { DEFINED_CODES } from '../../src/platform/errors.ts'
import { createTranslator, LOCALES } from '../../src/platform/i18n.ts'

test.each(LOCALES)('every error has a title and a text in %s', (locale) => {
  // The program is imported whole, so every module's table is loaded.
  expect(createApp).toBeTypeOf('function')
  const texts = createTranslator()
  const missing = [...DEFINED_CODES].filter(
    (code) => !texts.has(locale, `errors:${code}.title`) || !texts.has(locale, `errors:${code}.detail`),
  )
  expect(DEFINED_CODES.size).toBeGreaterThan(50)
  expect(missing).toEqual([])
})
