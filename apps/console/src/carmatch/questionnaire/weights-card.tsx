import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { setWeight } from './change-content.ts'
import type { EditorProps } from './editor-props.ts'

const MOST = 10

/** How much each fact of a car counts before anything is answered. */
export function WeightsCard({ content, attributes, onChange }: EditorProps) {
  const { t } = useTranslation('questionnaire')
  const format = useFormat()
  const id = useId()
  const weighed = attributes.filter(({ weight }) => weight !== null)
  const top = Math.max(MOST, ...Object.values(content.weights), ...weighed.map(({ weight }) => weight ?? 0))
  return (
    <Card title={t('weights.title')} description={t('weights.text')}>
      <ul className="grid gap-4">
        {weighed.map(({ key, label, weight, known_of }) => {
          const own = content.weights[key]
          const shown = own ?? weight ?? 0
          return (
            <li key={key} className="grid gap-1">
              <div className="flex items-baseline justify-between gap-3 text-13">
                <label htmlFor={`${id}-${key}`} className="font-medium">
                  {label}
                </label>
                <span className="flex items-center gap-2 text-ink-soft tabular-nums">
                  {own !== undefined && (
                    <Button kind="ghost" size="small" onClick={() => onChange(setWeight(content, key, undefined))}>
                      {t('weights.reset')}
                    </Button>
                  )}
                  {format.number(shown)}
                </span>
              </div>
              <input
                id={`${id}-${key}`}
                type="range"
                min={0}
                max={top}
                step={0.1}
                value={shown}
                aria-describedby={`${id}-${key}-known`}
                onChange={({ target }) => onChange(setWeight(content, key, Number(target.value)))}
                className="h-6 w-full accent-(--accent-text)"
              />
              <span id={`${id}-${key}-known`} className="text-12 text-ink-faint">
                {t('weights.known', { count: known_of })}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
