import { WeeklyHours } from '@recado/contracts/calendars'
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Input } from '../../design/input.tsx'
import { useWeekdayName } from './use-weekday-name.ts'
import { nextSpan, type Weekday } from './week-hours.ts'

interface DayHoursProps {
  weekday: Weekday
  /** In their order. */
  day: readonly WeeklyHours[]
  onChange(day: WeeklyHours[]): void
}

/** A day: ticked when it is open, and then from when to when. */
export function DayHours({ weekday, day, onChange }: DayHoursProps) {
  const { t } = useTranslation('calendars')
  const id = useId()
  const name = useWeekdayName()(weekday)
  const further = nextSpan(day, weekday)
  const replace = (index: number, span: WeeklyHours) => onChange(day.map((each, at) => (at === index ? span : each)))
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0">
      <label htmlFor={id} className="flex min-h-9 w-36 items-center gap-2.5 text-13 first-letter:uppercase">
        <Checkbox
          id={id}
          checked={day.length > 0}
          onChange={({ target }) => {
            const first = nextSpan([], weekday)
            onChange(target.checked && first !== undefined ? [first] : [])
          }}
        />
        <span className="first-letter:uppercase">{name}</span>
      </label>
      {day.length === 0 && <p className="py-2 text-13 text-ink-faint">{t('closed')}</p>}
      <div className="grid gap-1.5">
        {day.map((span, index) => {
          const wrong = !WeeklyHours.safeParse(span).success || overlaps(day, index)
          return (
            // Spans have no identity but their place in the day.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={index} className="grid gap-1">
              <div className="flex items-center gap-2">
                <Time
                  label={t('from_on', { day: name })}
                  value={span.from}
                  wrong={wrong}
                  onChange={(from) => replace(index, { ...span, from })}
                />
                <span aria-hidden className="text-ink-faint">
                  –
                </span>
                <Time
                  label={t('to_on', { day: name })}
                  value={span.to === '24:00' ? '00:00' : span.to}
                  wrong={wrong}
                  // A day's end is 24:00 to us; a clock's field can only say 00:00.
                  onChange={(to) => replace(index, { ...span, to: to === '00:00' ? '24:00' : to })}
                />
                {day.length > 1 && (
                  <Button
                    kind="ghost"
                    size="icon"
                    aria-label={t('remove_span', { day: name, from: span.from })}
                    onClick={() => onChange(day.filter((_, at) => at !== index))}
                  >
                    <X size={14} aria-hidden />
                  </Button>
                )}
                {index === day.length - 1 && further !== undefined && (
                  <Button
                    kind="ghost"
                    size="icon"
                    aria-label={t('add_span', { day: name })}
                    onClick={() => onChange([...day, further])}
                  >
                    <Plus size={14} aria-hidden />
                  </Button>
                )}
              </div>
              {wrong && (
                <p role="alert" className="text-12 text-bad">
                  {t(overlaps(day, index) ? 'spans_overlap' : 'span_order')}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface TimeProps {
  label: string
  value: string
  wrong: boolean
  onChange(value: string): void
}

function Time({ label, value, wrong, onChange }: TimeProps) {
  return (
    <Input
      type="time"
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="w-34 tabular-nums"
    />
  )
}

function overlaps(day: readonly WeeklyHours[], index: number): boolean {
  const [before, span] = [day[index - 1], day[index]]
  return before !== undefined && span !== undefined && span.from < before.to
}
