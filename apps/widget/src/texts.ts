import type portuguese from './locales/pt-BR.json'

/** English has no form for millions. */
export type Texts = { [Key in keyof typeof portuguese as Exclude<Key, `${string}_many`>]: string } & {
  unread_many?: string
}
export type TextKey = keyof Texts
type PluralKey = { [Key in TextKey]: Key extends `${infer Base}_other` ? Base : never }[TextKey]

export interface Translate {
  (key: TextKey, values?: Record<string, string | number>): string
  /** By number: the form that the language has for `count`. */
  count(key: PluralKey, count: number): string
}

/** Texts of one language: `{{name}}` is filled in from `values`. */
export function createTranslate(texts: Texts, locale: string): Translate {
  const plural = new Intl.PluralRules(locale)
  const fill = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''))
  const translate = (key: TextKey, values = {}) => fill(texts[key] ?? key, values)
  return Object.assign(translate, {
    count: (key: string, count: number) => {
      const form = `${key}_${plural.select(count)}` as TextKey
      return fill(texts[form] ?? texts[`${key}_other` as TextKey] ?? key, { count })
    },
  })
}
