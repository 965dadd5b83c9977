import type pt from './locales/pt-BR.json'

export type Texts = { [Key in keyof typeof pt]: string }
export type TextKey = keyof Texts
type PluralKey = { [Key in TextKey]: Key extends `${infer Base}_other` ? Base : never }[TextKey]

export interface Translate {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string
  /** By number: the form that the language has for `count`. */
  count(key: PluralKey, count: number, values?: Readonly<Record<string, string | number>>): string
}

/** Texts of one language: `{{name}}` is filled in from `values`. */
export function createTranslate(texts: Texts, locale: string): Translate {
  const known: Readonly<Record<string, string>> = texts
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''))
  const translate = (key: TextKey, values = {}) => fill(known[key] ?? key, values)
  return Object.assign(translate, {
    count: (key: string, count: number, values = {}) => {
      const text = known[`${key}_${plural.select(count)}`] ?? known[`${key}_other`] ?? key
      return fill(text, { count: number.format(count), ...values })
    },
  })
}
