import { clsx } from 'clsx'
import { BadgeCheck, type LucideIcon, Smartphone, Sparkles } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Way } from './connect-values.ts'

const ICONS: Readonly<Record<Way, LucideIcon>> = { simulator: Sparkles, baileys: Smartphone, cloud: BadgeCheck }

interface WayPickerProps {
  ways: readonly Way[]
  value: Way
  onChange(way: Way): void
}

/** The ways to connect, each with what it is good for and what it risks. */
export function WayPicker({ ways, value, onChange }: WayPickerProps) {
  const { t } = useTranslation('connections')
  const id = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-medium">{t('how')}</legend>
      {ways.map((way) => {
        const Icon = ICONS[way]
        const chosen = way === value
        return (
          <label
            key={way}
            className={clsx(
              'relative flex cursor-pointer items-start gap-3 rounded-8 border px-3 py-2.5 transition-colors duration-120 has-focus-visible:outline-2 has-focus-visible:outline-accent-text',
              chosen ? 'border-accent-text bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={id}
              value={way}
              checked={chosen}
              aria-labelledby={`${id}-${way}-name`}
              aria-describedby={`${id}-${way}`}
              onChange={() => onChange(way)}
              className="sr-only"
            />
            <Icon
              size={18}
              strokeWidth={1.75}
              className={clsx('mt-0.5 shrink-0', chosen ? 'text-accent-text' : 'text-ink-faint')}
              aria-hidden
            />
            <span className="grid gap-0.5">
              <span id={`${id}-${way}-name`} className="text-13 font-medium">
                {t(`ways.${way}.name`)}
              </span>
              <span id={`${id}-${way}`} className="text-12 text-pretty text-ink-soft">
                {t(`ways.${way}.text`)}
              </span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
