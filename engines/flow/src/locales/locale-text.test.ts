import { expect, it } from 'vitest'
import { LOCALES } from '../language/locale.ts'
import { normalizeText } from '../language/normalize-text.ts'
import { fillPhrase, localeText } from './locale-text.ts'

const model = localeText('pt-BR')

it.each(LOCALES)('%s has every sentence of Brazilian Portuguese, with the same places', (locale) => {
  const text = localeText(locale)
  for (const section of ['phrases', 'problems', 'import'] as const) {
    expect(Object.keys(text[section])).toEqual(Object.keys(model[section]))
    for (const [key, sentence] of Object.entries(text[section])) {
      expect(sentence.trim(), key).not.toBe('')
      expect(places(sentence), key).toEqual(places((model[section] as Record<string, string>)[key]!))
    }
  }
})

it.each(LOCALES)('%s writes the words people type in the form they are compared in', (locale) => {
  const { words } = localeText(locale)
  const lists = [...Object.values(words.commands), words.yes, words.no, words.skip, ...Object.values(words.critiques)]
  for (const list of lists) for (const word of list) expect(normalizeText(word)).toBe(word)
  expect(Object.keys(words.critiques)).toEqual(Object.keys(model.words.critiques))
})

it('fits the list label into WhatsApp’s 20 characters', () => {
  for (const locale of LOCALES) expect(localeText(locale).phrases.list_label.length).toBeLessThanOrEqual(20)
})

it('fills places and leaves what it does not know', () => {
  expect(fillPhrase('{a} e {b} e {constructor}', { a: '1' })).toBe('1 e {b} e {constructor}')
})

function places(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
}
