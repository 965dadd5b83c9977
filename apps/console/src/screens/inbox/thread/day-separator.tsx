import { useTranslation } from 'react-i18next'

/** "Hoje", "ontem", "quarta-feira, 18 de novembro". */
export function DaySeparator({ day }: { day: Date }) {
  const { t, i18n } = useTranslation('thread')
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 text-12 text-ink-faint">
      <span className="h-px flex-1 bg-line" />
      <time dateTime={day.toISOString().slice(0, 10)} className="first-letter:uppercase">
        {wordDay(day, new Date(), i18n.language, { today: t('today'), yesterday: t('yesterday') })}
      </time>
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}

export function NewSeparator({ count }: { count: number }) {
  const { t } = useTranslation('thread')
  return (
    <div className="flex items-center gap-3 px-4 pt-3 text-12 font-medium text-accent-text">
      <span className="h-px flex-1 bg-accent-text/40" />
      {t('new', { count })}
      <span className="h-px flex-1 bg-accent-text/40" />
    </div>
  )
}

function wordDay(day: Date, now: Date, locale: string, words: { today: string; yesterday: string }): string {
  if (day.toDateString() === now.toDateString()) return words.today
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (day.toDateString() === before.toDateString()) return words.yesterday
  const year = day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(day)
}
