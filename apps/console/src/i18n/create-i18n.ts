import { Locale } from '@recado/contracts/wire'
import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LOCALES: readonly Locale[] = Locale.options
const STORED = 'recado.locale'

// One chunk per file: a reader loads one language, and of it what the screen needs.
const files = import.meta.glob<{ default: Record<string, unknown> }>([
  '../locales/*/*.json',
  '!../locales/*/{car-figures,leads,questionnaire,stock,stock-import,stock-settings}.json',
])

/** Texts by namespace, loaded when a screen asks. The language is the reader's choice, then the browser's. */
export async function createI18n(): Promise<i18n> {
  const instance = createInstance()
  instance.use(initReactI18next).use({
    type: 'backend',
    init: () => undefined,
    read: (locale: string, namespace: string, done: (error: unknown, texts: unknown) => void) => {
      const path = `../locales/${locale}/${namespace}.json`
      const load = files[path] ?? (() => import('./stock-texts.ts').then(({ stockTexts }) => stockTexts[path]?.()))
      load().then(
        (module) => (module ? done(null, module.default) : done(new Error(`no ${namespace} in ${locale}`), null)),
        // `true` asks for up to five further tries: without texts a page shows their keys.
        (error) => done(error, true),
      )
    },
  })
  instance.on('languageChanged', (locale) => {
    document.documentElement.lang = locale
  })
  await instance.init({
    lng: storedLocale() ?? browserLocale() ?? 'pt-BR',
    supportedLngs: [...LOCALES],
    fallbackLng: false,
    load: 'currentOnly',
    ns: ['common', 'auth'],
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  return instance
}

/** What somebody chose on this device, before or without an account. */
export function storedLocale(): Locale | undefined {
  return Locale.safeParse(localStorage.getItem(STORED)).data
}

export async function chooseLocale(instance: i18n, locale: Locale): Promise<void> {
  localStorage.setItem(STORED, locale)
  await instance.changeLanguage(locale)
}

function browserLocale(): Locale | undefined {
  for (const wanted of navigator.languages) {
    const language = wanted.toLowerCase().split('-')[0]
    const found = LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language)
    if (found !== undefined) return found
  }
  return undefined
}
