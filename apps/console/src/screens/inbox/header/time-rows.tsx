import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { snoozeTimes } from './snooze-times.ts'

interface TimeRowsProps {
  /** Marked, where something is chosen and done later. */
  chosen?: Date | null
  onPick(time: Date): void
}

const TIMES = ['hour', 'tomorrow', 'monday'] as const

/** Moments that people mean, a line each: "Em 1 hora · 17:48". */
export function TimeRows({ chosen = null, onPick }: TimeRowsProps) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const times = snoozeTimes(new Date())
  return TIMES.map((key) => {
    const time = times[key]
    return (
      <button
        key={key}
        type="button"
        onClick={() => onPick(time)}
        aria-pressed={chosen === null ? undefined : sameMinute(chosen, time)}
        className="flex min-h-8 w-full items-center gap-1 rounded-4 px-2 py-1 text-left text-13 whitespace-nowrap hover:bg-hover aria-pressed:bg-accent-soft pointer-coarse:min-h-10"
      >
        <span>{t(`times.${key}`)}</span>
        <span className="truncate text-ink-faint">{`· ${key === 'hour' ? format.time(time) : format.day(time)}`}</span>
      </button>
    )
  })
}

/** An hour from now is another moment each time it is drawn. */
function sameMinute(one: Date, other: Date): boolean {
  return Math.abs(one.getTime() - other.getTime()) < 60_000
}
