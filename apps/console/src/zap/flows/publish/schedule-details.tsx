import type { FlowStart } from '@recado/contracts/flow-starts'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { DateTimeInput } from '../../../design/date-time-input.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { useWeekdayName } from '../../../screens/calendars/use-weekday-name.ts'
import { ChoiceField } from '../panel/choice-field.tsx'
import { LabelsChoice } from './labels-choice.tsx'
import { firstMoment } from './new-start.ts'

type Schedule = Extract<FlowStart, { kind: 'schedule' }>
const STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const

/** When a flow begins by itself, once or by week, and in which conversations. */
export function ScheduleDetails({ start, onChange }: { start: Schedule; onChange(start: Schedule): void }) {
  const { t } = useTranslation('flows')
  const weekday = useWeekdayName()
  const { at, statuses } = start
  const write = (next: Schedule['at']) => onChange({ ...start, at: next })
  return (
    <>
      <ChoiceField
        label={t('starts.repeats')}
        value={at.kind}
        options={(['weekly', 'once'] as const).map((value) => ({ value, label: t(`starts.repeat.${value}`) }))}
        onChange={(kind) => {
          if (kind === at.kind) return
          write(kind === 'once' ? { kind, instant: firstMoment() } : { kind, weekdays: [1], time: '09:00' })
        }}
      />
      {at.kind === 'once' ? (
        <Field label={t('starts.moment')}>
          <DateTimeInput
            value={new Date(at.instant)}
            min={new Date()}
            // Half-filled in, the field says nothing: the moment stays as it was.
            onChange={(moment) => moment !== null && write({ kind: 'once', instant: moment.toISOString() })}
          />
        </Field>
      ) : (
        <>
          <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
            <legend className="mb-1.5 text-13 font-medium">{t('starts.weekdays')}</legend>
            {[1, 2, 3, 4, 5, 6, 0].map((day) => (
              <CheckRow
                key={day}
                label={weekday(day)}
                checked={at.weekdays.includes(day)}
                onChange={({ target }) => {
                  const weekdays = target.checked ? [...at.weekdays, day] : at.weekdays.filter((one) => one !== day)
                  if (weekdays.length > 0) write({ ...at, weekdays })
                }}
              />
            ))}
          </fieldset>
          <Field label={t('starts.time')}>
            <Input
              type="time"
              value={at.time}
              onChange={({ target }) => target.value !== '' && write({ ...at, time: target.value })}
            />
          </Field>
        </>
      )}
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
        <legend className="mb-1.5 text-13 font-medium">{t('starts.statuses')}</legend>
        {STATUSES.map((status) => (
          <CheckRow
            key={status}
            label={t(`starts.status.${status}`)}
            checked={statuses.includes(status)}
            onChange={({ target }) =>
              onChange({
                ...start,
                statuses: STATUSES.filter((one) => (one === status ? target.checked : statuses.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <LabelsChoice ids={start.label_ids} onChange={(label_ids) => onChange({ ...start, label_ids })} />
    </>
  )
}
