import type { WeeklyHours } from '@recado/contracts/calendars'
import { useTranslation } from 'react-i18next'
import { useWeekdayName } from './use-weekday-name.ts'
import { summariseWeek } from './week-hours.ts'

/** "seg–sex 09:00–18:00 · sáb 09:00–13:00". */
export function WeekSummary({ hours }: { hours: readonly WeeklyHours[] }) {
  const { t } = useTranslation('calendars')
  const name = useWeekdayName('short')
  const lines = summariseWeek(hours).map(({ first, last, spans }) => {
    const days = first === last ? name(first) : `${name(first)}–${name(last)}`
    return `${days} ${spans.map(({ from, to }) => `${from}–${to}`).join(', ')}`
  })
  return lines.length === 0 ? t('always_closed') : lines.join(' · ')
}
