import type { LocalHoliday } from '@recado/contracts/calendars'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { AddHoliday } from './add-holiday.tsx'

interface LocalHolidaysProps {
  value: readonly LocalHoliday[]
  onChange(value: LocalHoliday[]): void
}

/** The city's own days, the company's anniversary, Christmas Eve until noon. */
export function LocalHolidays({ value, onChange }: LocalHolidaysProps) {
  const { t, i18n } = useTranslation('calendars')
  const dated = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
  const yearly = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const ordered = value.toSorted((a, b) => (a.date.slice(-5) < b.date.slice(-5) ? -1 : 1))
  return (
    <div className="grid gap-3">
      {ordered.length > 0 && (
        <ul className="rounded-8 border border-line">
          {ordered.map((holiday) => (
            <li
              key={holiday.date}
              className="flex min-h-11 items-center gap-3 border-b border-line pr-1.5 pl-3 text-13 last:border-0"
            >
              <span className="min-w-0 flex-1">
                <span className="font-medium">{holiday.name}</span>{' '}
                <span className="text-ink-faint">
                  {holiday.date.length === 5
                    ? t('every_year', { date: yearly.format(new Date(`2024-${holiday.date}T00:00:00Z`)) })
                    : dated.format(new Date(`${holiday.date}T00:00:00Z`))}
                  {holiday.from !== undefined && ` · ${t('open_between', { from: holiday.from, to: holiday.to })}`}
                </span>
              </span>
              <Button
                kind="ghost"
                size="icon"
                aria-label={t('remove_holiday', { name: holiday.name })}
                onClick={() => onChange(value.filter(({ date }) => date !== holiday.date))}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddHoliday onAdd={(holiday) => onChange([...value.filter(({ date }) => date !== holiday.date), holiday])} />
    </div>
  )
}
