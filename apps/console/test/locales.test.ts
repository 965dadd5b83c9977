import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.join(import.meta.dirname, '../src')
const LOCALES = ['pt-BR', 'en', 'es']
const PLURAL = /_(zero|one|two|few|many|other)$/
const texts = Object.fromEntries(LOCALES.map((locale) => [locale, readTexts(locale)]))

test('every language has the keys of pt-BR, and every plural form it needs', () => {
  const bases = (locale: string) => [...new Set([...keysOf(locale)].map((key) => key.replace(PLURAL, '')))].sort()
  expect(bases('pt-BR').length).toBeGreaterThan(300)
  for (const locale of LOCALES) {
    expect(bases(locale), locale).toEqual(bases('pt-BR'))
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const plurals = new Set([...keysOf(locale)].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))
    for (const base of plurals) {
      // None may be said in words of its own: to Portuguese nought is one ("0 pessoa").
      const found = [...keysOf(locale)].filter((key) => key.replace(PLURAL, '') === base && !/_zero$/.test(key))
      expect(found.filter((key) => key !== base).sort(), locale).toEqual(forms.map((form) => `${base}_${form}`).sort())
    }
  }
})

test('a translation names the same values as pt-BR', () => {
  const values = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g))].sort()
  for (const [key, text] of texts['pt-BR'] ?? [])
    for (const locale of LOCALES) {
      const other = texts[locale]?.get(key)
      if (other !== undefined) expect(values(other), `${locale} ${key}`).toEqual(values(text))
    }
})

test('nothing is shouted, nothing is empty', () => {
  for (const locale of LOCALES)
    for (const [key, text] of texts[locale] ?? []) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('')
      expect(text, `${locale} ${key}`).not.toMatch(/[!¡]/)
    }
})

function keysOf(locale: string): Set<string> {
  return new Set(texts[locale]?.keys())
}

function readTexts(locale: string): Map<string, string> {
  const folder = path.join(source, 'locales', locale)
  return new Map(
    readdirSync(folder).flatMap((file) =>
      flatten(file.replace('.json', ':'), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
    ),
  )
}

function flatten(prefix: string, tree: Record<string, unknown>): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(`${prefix}${key}.`, value as Record<string, unknown>),
  )
}
