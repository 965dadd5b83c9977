import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.join(import.meta.dirname, '../src')
const LOCALES = ['pt-BR', 'en', 'es']
const texts = Object.fromEntries(
  LOCALES.map((locale): [string, Record<string, string>] => [
    locale,
    JSON.parse(readFileSync(path.join(source, `locales/${locale}.json`), 'utf8')),
  ]),
)

test('every language has the texts of pt-BR with the same values, nothing empty, nothing shouted', () => {
  const [keys, values] = [
    (locale: string) => Object.keys(texts[locale] ?? {}).sort(),
    (of: string | undefined) => [...new Set(of?.match(/\{\{\w+\}\}/g))].sort(),
  ]
  expect(keys('pt-BR').length).toBeGreaterThan(100)
  for (const locale of LOCALES) {
    expect(keys(locale), locale).toEqual(keys('pt-BR'))
    for (const [key, text] of Object.entries(texts[locale] ?? {})) {
      expect(values(text), `${locale} ${key}`).toEqual(values(texts['pt-BR']?.[key]))
      expect(text.trim(), `${locale} ${key}`).not.toMatch(/^$|[!¡]/)
    }
  }
})

test('no text is without a use', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const code = files.map((file) => readFileSync(path.join(source, file), 'utf8')).join('\n')
  const unused = Object.keys(texts['pt-BR'] ?? {})
    .map((key) => key.replace(/_(one|other)$/, ''))
    .filter((key) => {
      const family = key.slice(0, key.lastIndexOf('.') + 1)
      return !code.includes(`'${key}'`) && !code.includes(`\`${family}\${`)
    })
  expect(unused).toEqual([])
})
