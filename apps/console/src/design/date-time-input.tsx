import { clsx } from 'clsx'
import { useFormat } from '../i18n/use-format.ts'
import { inputStyle } from './input.tsx'

interface DateTimeInputProps {
  value: Date | null
  onChange(value: Date | null): void
  /** The day alone; its time is then midnight where the reader is. */
  dateOnly?: boolean
  min?: Date
  max?: Date
  id?: string
  disabled?: boolean
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
}

/** The browser's own picker, which phones know best, in the reader's time zone; below it the moment in the reader's words. */
export function DateTimeInput({ value, onChange, dateOnly = false, min, max, ...rest }: DateTimeInputProps) {
  const { date, weekdayAndTime } = useFormat()
  const write = (moment: Date | undefined) => (moment === undefined ? undefined : toLocal(moment, dateOnly))
  return (
    <span className="grid gap-1">
      <input
        {...rest}
        type={dateOnly ? 'date' : 'datetime-local'}
        value={value === null ? '' : toLocal(value, dateOnly)}
        min={write(min)}
        max={write(max)}
        onChange={(event) => onChange(fromLocal(event.target.value))}
        className={clsx(inputStyle, 'min-w-0')}
      />
      {value !== null && (
        <span aria-live="polite" className="text-12 text-ink-faint">
          {dateOnly ? date(value) : weekdayAndTime(value)}
        </span>
      )}
    </span>
  )
}

/** What the browser's field holds: `2026-11-23T09:30`, or the day alone, of the local time zone. */
export function toLocal(moment: Date, dateOnly: boolean): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return dateOnly ? day : `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** Null for an empty field; browsers say nothing else of a half-filled one. */
export function fromLocal(text: string): Date | null {
  // A day alone would be read as midnight in Greenwich.
  const moment = new Date(text.includes('T') ? text : `${text}T00:00`)
  return Number.isNaN(moment.getTime()) ? null : moment
}
