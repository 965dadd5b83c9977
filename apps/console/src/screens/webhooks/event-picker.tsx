import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../design/check-row.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { useFieldText } from '../../forms/use-field-text.ts'
import { EVENT_GROUPS, othersOf } from './event-groups.ts'
import { useEventName } from './use-event-name.ts'

interface EventPickerProps {
  /** `['*']`: all of them, those to come included. */
  value: readonly string[]
  error?: string | undefined
  onChange(value: string[]): void
}

/** Of what an endpoint is told: of everything, or of what is ticked, by group. */
export function EventPicker({ value, error, onChange }: EventPickerProps) {
  const { t } = useTranslation('webhooks')
  const nameOf = useEventName()
  const problem = useFieldText(error)
  const id = useId()
  const all = value.includes('*')
  // Switching to and fro loses nothing that was ticked.
  const [some, setSome] = useState<string[]>(all ? [] : [...value])
  const [others] = useState(() => othersOf(value))
  const tick = (events: readonly string[], on: boolean) => {
    const next = on ? [...new Set([...value, ...events])] : value.filter((event) => !events.includes(event))
    setSome(next)
    onChange(next)
  }
  const groups = [
    ...Object.entries(EVENT_GROUPS).map(([key, events]) => ({ key: key as keyof typeof EVENT_GROUPS, events })),
    ...(others.length === 0 ? [] : [{ key: 'others' as const, events: others }]),
  ]
  return (
    <fieldset className="grid gap-2" aria-describedby={problem === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1.5 text-13 font-medium text-ink">{t('events')}</legend>
      <Segmented
        label={t('events')}
        value={all ? 'all' : 'some'}
        segments={[
          { value: 'all', label: t('all_events') },
          { value: 'some', label: t('some_events') },
        ]}
        onChange={(next) => onChange(next === 'all' ? ['*'] : some)}
      />
      {all && <p className="text-12 text-ink-faint">{t('all_hint')}</p>}
      {!all && (
        <div className="rounded-8 border border-line px-4 pt-4 sm:columns-2">
          {groups.map(({ key, events }) => (
            <fieldset key={key} className="break-inside-avoid pb-4">
              <legend className="sr-only">{t(`event_groups.${key}`)}</legend>
              <CheckRow
                label={t(`event_groups.${key}`)}
                checked={events.every((event) => value.includes(event))}
                onChange={({ target }) => tick(events, target.checked)}
              />
              {events.map((event) => (
                <label
                  key={event}
                  htmlFor={`${id}-${event}`}
                  className="flex min-h-8 items-center gap-2.5 pl-6 text-13"
                >
                  <Checkbox
                    id={`${id}-${event}`}
                    checked={value.includes(event)}
                    onChange={({ target }) => tick([event], target.checked)}
                  />
                  {nameOf(event)}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      )}
      {problem && (
        <p id={`${id}-error`} role="alert" className="text-12 text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
