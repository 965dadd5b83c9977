import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }

export type MessageKey = keyof typeof ptBR
export type Locale = 'pt-BR' | 'en' | 'es'
export type MessageValues = Record<string, string | number>

const catalogues: Record<Locale, Record<MessageKey, string>> = { 'pt-BR': ptBR, en, es }

/** A message of the supervisor in one language; numbers are written the way of that language. */
export function message(locale: Locale, key: MessageKey, values: MessageValues = {}): string {
  return catalogues[locale][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? formatNumber(locale, value) : value
  })
}

/** For trouble, when nobody knows who reads: one line in Portuguese and one in English. */
export function messageForAll(key: MessageKey, values: MessageValues = {}): string {
  return `${message('pt-BR', key, values)}\n${message('en', key, values)}`
}

/** The language of a terminal by its LC_ALL or LANG; Portuguese where it says nothing. */
export function chooseLocale(environment: NodeJS.ProcessEnv): Locale {
  const tag = environment.LC_ALL || environment.LANG || ''
  if (tag.startsWith('en')) return 'en'
  return tag.startsWith('es') ? 'es' : 'pt-BR'
}

function formatNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false }).format(value)
}
