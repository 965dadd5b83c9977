import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../../design/select.tsx'
import { useFormat } from '../../i18n/use-format.ts'

/** Minutes that are offered; another that was set by a program is added. */
const TARGETS = {
  first_answer: [1, 5, 10, 15, 30, 60, 120, 240, 480],
  resolution: [60, 120, 240, 480, 720, 1_440, 2_880, 4_320],
}

/** In how long an answer or the end is promised; the value is `none` for no target. */
export function useTargetOptions(): (of: keyof typeof TARGETS, present: number | null) => SelectOption[] {
  const { t } = useTranslation('inboxes')
  const format = useFormat()
  return (of, present) => {
    const offered = TARGETS[of]
    const all =
      present === null || offered.includes(present) ? offered : [...offered, present].toSorted((a, b) => a - b)
    return [
      { value: 'none', label: t('targets.none') },
      ...all.map((minutes) => ({ value: String(minutes), label: hoursOf(minutes, format.duration) })),
    ]
  }
}

/** In hours also beyond a day: a day of business hours is no day. */
function hoursOf(minutes: number, say: (value: number, unit: 'minute' | 'hour') => string): string {
  return minutes % 60 === 0 ? say(minutes / 60, 'hour') : say(minutes, 'minute')
}
