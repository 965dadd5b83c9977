import type panel from './locales/panel/pt-BR.json'
import type launcher from './locales/pt-BR.json'

/** What the launcher says. English has no form for millions. */
export type Texts = { [Key in keyof typeof launcher as Exclude<Key, `${string}_many`>]: string } & {
  unread_many?: string
}
/** What is read once it is open: it comes with the panel. */
export type PanelTexts = { [Key in keyof typeof panel]: string }
export type TextKey = keyof Texts | keyof PanelTexts
type PluralKey = { [Key in TextKey]: Key extends `${infer Base}_other` ? Base : never }[TextKey]

export interface Translate {
  (key: TextKey, values?: Record<string, string | number>): string
  /** By number: the form that the language has for `count`. */
  count(key: PluralKey, count: number): string
  learn(more: PanelTexts): void
}

/** Texts of one language: `{{name}}` is filled in from `values`. */
export function createTranslate(first: Texts, locale: string): Translate {
  const texts: Partial<Record<string, string>> = { ...first }
  const plural = new Intl.PluralRules(locale)
  const fill = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''))
  const translate = (key: TextKey, values = {}) => fill(texts[key] ?? key, values)
  return Object.assign(translate, {
    count: (key: string, count: number) => {
      const form = `${key}_${plural.select(count)}`
      return fill(texts[form] ?? texts[`${key}_other`] ?? key, { count })
    },
    learn: (more: PanelTexts) => void Object.assign(texts, more),
  })
}
