import type { Locale } from '../language/locale.ts'
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import ptBR from './pt-BR.json' with { type: 'json' }

/** Everything of one language: sentences, words people type, texts of problems. Brazilian Portuguese is the model. */
export type LocaleText = typeof ptBR
export type PhraseKey = keyof LocaleText['phrases']
export type CritiqueCode = keyof LocaleText['words']['critiques']

const texts: Readonly<Record<Locale, LocaleText>> = { 'pt-BR': ptBR, en, es }

export function localeText(locale: Locale): LocaleText {
  return texts[locale]
}

/** Fills `{name}` places of a sentence; a place without a value stays as written. */
export function fillPhrase(sentence: string, values: Readonly<Record<string, string>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? values[name]! : place))
}
