import type { PanelTexts } from '../texts.ts'

const LANGUAGES: Readonly<Record<string, () => Promise<{ default: PanelTexts }>>> = {
  'pt-BR': () => import('../locales/panel/pt-BR.json'),
  en: () => import('../locales/panel/en.json'),
  es: () => import('../locales/panel/es.json'),
}

/** What the panel says, in the language of the launcher. */
export async function loadPanelTexts(locale: string): Promise<PanelTexts> {
  return ((await LANGUAGES[locale]?.()) ?? (await import('../locales/panel/pt-BR.json'))).default
}
