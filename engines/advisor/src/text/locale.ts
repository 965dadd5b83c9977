import en from '../../locales/en.json' with { type: 'json' }
import es from '../../locales/es.json' with { type: 'json' }
import ptBR from '../../locales/pt-BR.json' with { type: 'json' }

export type LocaleName = 'pt-BR' | 'en' | 'es'

const locales: Record<LocaleName, Record<string, string>> = { 'pt-BR': ptBR, en, es }

/** The sentence of a key. Throws for an unknown key: keys are ours. */
export function template(key: string, locale: LocaleName): string {
  const text = locales[locale][key]
  if (text === undefined) throw new Error(`locale ${locale} has no ${key}`)
  return text
}

export function hasTemplate(key: string): boolean {
  return Object.hasOwn(ptBR, key)
}

/** `{name}` or `{name:modifier}` are figures and arguments, `{@name}` words of the trade. The three files agree (tested). */
export function placeholdersOf(key: string): { name: string; modifier?: string }[] {
  return [...template(key, 'pt-BR').matchAll(/\{([a-z_]+)(?::([a-z]+))?\}/g)].map((match) => ({
    name: match[1]!,
    ...(match[2] && { modifier: match[2] }),
  }))
}
