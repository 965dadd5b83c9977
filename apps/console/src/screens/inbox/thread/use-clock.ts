import { useTranslation } from 'react-i18next'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time of day alone: 14:05. */
export function useClock(): (moment: Date) => string {
  const { i18n } = useTranslation()
  const known = clocks.get(i18n.language)
  const clock = known ?? new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  if (known === undefined) clocks.set(i18n.language, clock)
  return (moment) => clock.format(moment)
}
