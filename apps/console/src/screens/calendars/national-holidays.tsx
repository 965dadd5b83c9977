import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import { listNationalHolidays } from './calendars.api.ts'

/** The dates of this year that the ticks beside it stand for. */
export function NationalHolidays() {
  const { t, i18n } = useTranslation('calendars')
  const { http } = useServices()
  const year = new Date().getFullYear()
  const holidays = useQuery({
    queryKey: ['national-holidays', year],
    queryFn: () => listNationalHolidays(http, year),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const format = new Intl.DateTimeFormat(i18n.language, { day: '2-digit', month: '2-digit', timeZone: 'UTC' })
  return (
    <details className="text-13">
      <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">{t('national_list', { year })}</summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {holidays.data?.map(({ date, key, optional }) => (
          <li key={date + key} className="flex gap-2">
            <span className="text-ink-faint tabular-nums">{format.format(new Date(`${date}T00:00:00Z`))}</span>
            {t(`holiday.${key}`)}
            {optional && <span className="text-ink-faint">{t('optional_mark')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
