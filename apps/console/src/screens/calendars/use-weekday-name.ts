import { useTranslation } from 'react-i18next'

/** A weekday's name in the reader's language; 0 is Sunday. */
export function useWeekdayName(style: 'long' | 'short' = 'long'): (weekday: number) => string {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: style, timeZone: 'UTC' })
  // The fourth of January 1970 was a Sunday.
  return (weekday) => format.format(new Date(Date.UTC(1970, 0, 4 + weekday))).replace(/\.$/, '')
}
