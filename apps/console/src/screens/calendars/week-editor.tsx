import type { WeeklyHours } from '@recado/contracts/calendars'
import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { DayHours } from './day-hours.tsx'
import { hoursOn, likeMonday, WEEKDAYS, withDay } from './week-hours.ts'

interface WeekEditorProps {
  value: readonly WeeklyHours[]
  onChange(value: WeeklyHours[]): void
}

/** Seven days, each open at none, one or several spans. */
export function WeekEditor({ value, onChange }: WeekEditorProps) {
  const { t } = useTranslation('calendars')
  return (
    <div className="grid gap-1">
      {WEEKDAYS.map((weekday) => (
        <DayHours
          key={weekday}
          weekday={weekday}
          day={hoursOn(value, weekday)}
          onChange={(day) => onChange(withDay(value, weekday, day))}
        />
      ))}
      <div className="mt-2">
        <Button size="small" kind="ghost" onClick={() => onChange(likeMonday(value))}>
          <Copy size={14} aria-hidden />
          {t('copy_monday')}
        </Button>
      </div>
    </div>
  )
}
