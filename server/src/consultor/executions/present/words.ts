import { hasTemplate, template } from '@recado/advisor'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../../platform/i18n.ts'

/** The reader's words: the engine's own templates, and ours. */
export interface Words {
  locale: Locale
  /** Of the namespace `consultor`. */
  say(key: string, params?: Record<string, string | number>): string
}

export function wordsOf(texts: Translator, locale: Locale): Words {
  return { locale, say: (key, params) => texts.translate(locale, `consultor:${key}`, params) }
}

/** What people call a metric or a node; undefined for what has no name. */
export function labelOf(id: string, locale: Locale): string | undefined {
  return hasTemplate(`label.${id}`) ? template(`label.${id}`, locale) : undefined
}

export function agentName(agent: string, locale: Locale): string {
  return template(hasTemplate(`agent.${agent}`) ? `agent.${agent}` : 'agent.chair', locale)
}

export function optionName(option: string, locale: Locale): string {
  return hasTemplate(`option.${option}.name`) ? template(`option.${option}.name`, locale) : option
}
