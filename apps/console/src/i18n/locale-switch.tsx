import { useTranslation } from 'react-i18next'
import { chooseLocale, LOCALES } from './create-i18n.ts'

/** Languages under their own names, each said in itself. */
export function LocaleSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <fieldset className="flex gap-3">
      <legend className="sr-only">{t('language')}</legend>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={i18n.language === locale}
          onClick={() => void chooseLocale(i18n, locale)}
          className="py-1 hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {languageName(locale)}
        </button>
      ))}
    </fieldset>
  )
}

/** "Português", "English", "Español": a language's name in itself, without its country. */
export function languageName(locale: string): string {
  const language = locale.split('-')[0] ?? locale
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
