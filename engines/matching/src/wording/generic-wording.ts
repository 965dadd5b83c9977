import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }
import type { Wording } from './wording.ts'

export const LOCALES = ['pt-BR', 'en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

/** Words that suit any model: statements, relaxations, yes and no. Join a domain's wording to them. */
export function genericWording(locale: Locale): Wording {
  return { locale, ...{ 'pt-BR': ptBR, en, es }[locale] }
}
