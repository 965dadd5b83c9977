import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../../design/select.tsx'

/** Seconds that are offered; another that was set by a program is added. */
const WAITS = [60, 120, 300, 600, 1_800, 3_600]

/** "Depois de 5 minutos", for how long somebody may leave a new conversation unanswered; the value is `none` for never. */
export function useWaitOptions(): (present: number | null) => SelectOption[] {
  const { t, i18n } = useTranslation('inboxes')
  const say = (seconds: number) => {
    const [value, unit] = seconds < 60 ? [seconds, 'second'] : [seconds / 60, 'minute']
    const format = new Intl.NumberFormat(i18n.language, { style: 'unit', unit, unitDisplay: 'long' })
    return t('redistribute_after', { time: format.format(value) })
  }
  return (present) => {
    const known = present === null || WAITS.includes(present) ? WAITS : [...WAITS, present].toSorted((a, b) => a - b)
    return [
      { value: 'none', label: t('redistribute_never') },
      ...known.map((seconds) => ({ value: String(seconds), label: say(seconds) })),
    ]
  }
}
