import { useTranslation } from 'react-i18next'
import { openingMoment } from './opening-moment.ts'

/** Says when it opens next: "Abre segunda-feira às 9:00". */
export function useOpeningWords(): (next: Date | null, timezone: string) => string {
  const { t, i18n } = useTranslation('calendars')
  return (next, timezone) => {
    if (next === null) return t('never_opens')
    const { day, name, time } = openingMoment(next, new Date(), timezone, i18n.language)
    return t(`opens.${day}`, { name, time })
  }
}
