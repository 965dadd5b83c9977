import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.join(import.meta.dirname, '../src')
const LOCALES = ['pt-BR', 'en', 'es']
const read = (file: string) => JSON.parse(readFileSync(path.join(source, file), 'utf8'))
const texts = Object.fromEntries(
  LOCALES.map((locale): [string, Record<string, string>] => [
    locale,
    { ...read(`locales/${locale}.json`), ...read(`locales/panel/${locale}.json`) },
  ]),
)
const PLURAL = /_(one|many|other)$/
const bases = (locale: string) =>
  [...new Set(Object.keys(texts[locale] ?? {}).map((key) => key.replace(PLURAL, '')))].sort()

test('every language has the texts of pt-BR with the same values, nothing empty, nothing shouted', () => {
  expect(bases('pt-BR').length).toBeGreaterThan(70)
  for (const locale of LOCALES) {
    expect(bases(locale), locale).toEqual(bases('pt-BR'))
    for (const [key, text] of Object.entries(texts[locale] ?? {})) {
      const values = (of: string | undefined) => [...new Set(of?.match(/\{\{\w+\}\}/g))].sort()
      expect(values(text), `${locale} ${key}`).toEqual(values(texts['pt-BR']?.[key]))
      expect(text.trim(), `${locale} ${key}`).not.toMatch(/^$|[!¡]/)
    }
  }
})

test('every plural has the forms that its language needs', () => {
  for (const locale of LOCALES) {
    const forms = Object.keys(texts[locale] ?? {}).filter((key) => key.startsWith('unread_'))
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    expect(forms.sort(), locale).toEqual(needed.map((form) => `unread_${form}`).sort())
  }
})

test('no text is without a use', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const code = files.map((file) => readFileSync(path.join(source, file), 'utf8')).join('\n')
  const unused = bases('pt-BR').filter((key) => {
    const family = key.slice(0, key.lastIndexOf('.') + 1)
    return !code.includes(`'${key}'`) && !(family !== '' && code.includes(`\`${family}\${`))
  })
  expect(unused).toEqual([])
})

test('nothing of the validator or of the console’s translator is in the bundle', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
  )
  for (const file of files) {
    const code = readFileSync(path.join(source, file), 'utf8')
    for (const [line, from = ''] of code.matchAll(
      /^import (?!type ).*'(@recado\/contracts[^']*|zod.*|i18next.*)'$/gm,
    )) {
      // Rules that both sides share; what is a validator has its imports.
      expect(readContract(from), `${file}: ${line}`).not.toMatch(/'zod|\.\/(wire|ids)\.ts/)
    }
  }
})

/** A module of the contracts with all that it imports, as text; nothing else is shared. */
function readContract(name: string): string {
  const folder = path.join(import.meta.dirname, '../../../contracts/src')
  const read = (file: string): string => {
    const code = readFileSync(path.join(folder, file), 'utf8')
    const imports = [...code.matchAll(/^import (?!type ).*'\.\/(.*)'$/gm)].map(([, next = '']) => read(next))
    return [code, ...imports].join('\n')
  }
  return read(`${name.replace('@recado/contracts/', '')}.ts`)
}
