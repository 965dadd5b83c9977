import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locale } from '@recado/contracts/wire'
import { createInstance, type ResourceLanguage } from 'i18next'

export const LOCALES: readonly Locale[] = ['pt-BR', 'en', 'es']
/** Beside these there is `errors`, whose texts are beside the tables that define the codes. */
const NAMESPACES = ['mail', 'reports', 'flows', 'whatsapp', 'alerts', 'matcher', 'consultor'] as const

/** Texts of the server, by locale file: `translate('pt-BR', 'errors:not_found')`. */
export interface Translator {
  translate(locale: Locale, key: string, params?: Record<string, string | number>): string
  has(locale: Locale, key: string): boolean
}

/** Reads server/locales and the texts of errors once. A key without a text in a locale falls back to pt-BR and then to the key itself. */
export function createTranslator(): Translator {
  const instance = createInstance()
  instance.init({
    fallbackLng: 'pt-BR',
    ns: ['errors', ...NAMESPACES],
    resources: Object.fromEntries(LOCALES.map((locale) => [locale, readLocale(locale)])),
    // What we render is JSON, plain text, or HTML that its template escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  // An app that names its own keys in i18next's types narrows them for whoever is checked together with it.
  const translate = instance.t as (key: string, options: Record<string, string | number>) => string
  return {
    translate: (locale, key, params = {}) => String(translate(key, { lng: locale, ...params })),
    has: (locale, key) => instance.exists(key, { lng: locale, fallbackLng: [] }),
  }
}

function readLocale(locale: Locale): ResourceLanguage {
  const ofNamespaces = NAMESPACES.map((namespace) => {
    const file = new URL(`../../locales/${locale}/${namespace}.json`, import.meta.url)
    return [namespace, JSON.parse(readFileSync(file, 'utf8'))]
  })
  return { ...Object.fromEntries(ofNamespaces), errors: readErrorTexts(locale) }
}

const SOURCE = path.join(import.meta.dirname, '..')

/** Every `<table>.<locale>.json` of the program. Two nouns that refuse the same thing have the same text for it. */
export function readErrorTexts(locale: Locale): Record<string, unknown> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  const texts: Record<string, unknown> = {}
  for (const file of files.filter((name) => name.endsWith(`.${locale}.json`))) {
    Object.assign(texts, JSON.parse(readFileSync(path.join(SOURCE, file), 'utf8')))
  }
  return texts
}

/** The best of our locales for an Accept-Language header. */
export function chooseLocale(acceptLanguage: string | undefined, fallback: Locale): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language)
    if (found !== undefined) return found
  }
  return fallback
}
