import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '../../src/http/create-app.ts'
import { DEFINED_ERRORS } from '../../src/platform/errors.ts'
import { createTranslator, LOCALES } from '../../src/platform/i18n.ts'

test.each(LOCALES)('every error has a title and a text in %s', (locale) => {
  // The program is imported whole, so every module's table is loaded.
  expect(createApp).toBeTypeOf('function')
  const texts = createTranslator()
  const missing = [...DEFINED_ERRORS.keys()].filter(
    (code) => !texts.has(locale, `errors:${code}.title`) || !texts.has(locale, `errors:${code}.detail`),
  )
  expect(DEFINED_ERRORS.size).toBeGreaterThan(50)
  expect(missing).toEqual([])
})

const SOURCE = join(import.meta.dirname, '../../src')
/** Words that fill the texts of several errors. */
const WORDS = ['metrics', 'fields']

test.each(LOCALES)('a text in %s is beside the table that defines its code, once or alike', (locale) => {
  const known = new Map<string, string>()
  for (const file of globSync(`**/*.${locale}.json`, { cwd: SOURCE })) {
    const table = join(SOURCE, file.replace(`.${locale}.json`, '.ts'))
    for (const [code, text] of Object.entries(JSON.parse(readFileSync(join(SOURCE, file), 'utf8')))) {
      if (WORDS.includes(code)) continue
      expect(readFileSync(table, 'utf8'), `${code} in ${file}`).toMatch(new RegExp(`\\b${code}: \\{`))
      expect(known.get(code) ?? JSON.stringify(text), `${code} in ${file}`).toBe(JSON.stringify(text))
      known.set(code, JSON.stringify(text))
    }
  }
  expect(known.size).toBe(DEFINED_ERRORS.size)
})
