import type { FlowStart } from '@recado/contracts/flow-starts'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { useLabels } from '../../../inbox/use-labels.ts'
import { useWeekdayName } from '../../../screens/calendars/use-weekday-name.ts'
import { ChoiceField } from '../panel/choice-field.tsx'
import { NamesField } from '../panel/names-field.tsx'
import { NumberField } from '../panel/number-field.tsx'

interface StartDetailsProps {
  start: FlowStart
  onChange(start: FlowStart): void
}

/** What one kind of start asks for. */
export function StartDetails({ start, onChange }: StartDetailsProps) {
  const { t } = useTranslation('flows')
  const labels = useLabels()
  const weekday = useWeekdayName()
  const chooseLabels = (
    label_ids: Extract<FlowStart, { kind: 'label' }>['label_ids'],
    write: (ids: typeof label_ids) => void,
  ) => (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-12 text-ink-soft">{t('starts.labels')}</legend>
      {labels.map(({ id, name }) => (
        <CheckRow
          key={id}
          label={name}
          checked={label_ids.includes(id)}
          onChange={({ target }) =>
            write(target.checked ? [...label_ids, id] : label_ids.filter((other) => other !== id))
          }
        />
      ))}
    </fieldset>
  )
  switch (start.kind) {
    case 'message':
      return (
        <ChoiceField
          label={t('starts.when')}
          value={start.when}
          options={(['any', 'first'] as const).map((value) => ({ value, label: t(`starts.whens.${value}`) }))}
          onChange={(when) => onChange({ ...start, when })}
        />
      )
    case 'keyword':
      return (
        <>
          <NamesField
            label={t('starts.words')}
            names={start.words}
            known={[]}
            onChange={(words) => onChange({ ...start, words })}
          />
          <ChoiceField
            label={t('starts.match')}
            value={start.match}
            options={(['whole', 'begins', 'contains'] as const).map((value) => ({
              value,
              label: t(`starts.matches.${value}`),
            }))}
            onChange={(match) => onChange({ ...start, match })}
          />
        </>
      )
    case 'button':
      return (
        <NamesField
          label={t('starts.payloads')}
          names={start.payloads}
          known={[]}
          onChange={(payloads) => onChange({ ...start, payloads })}
        />
      )
    case 'page_url':
      return (
        <>
          <NamesField
            label={t('starts.pages')}
            names={start.pages.map(({ value }) => value)}
            known={[]}
            onChange={(values) =>
              onChange({
                ...start,
                pages: values.map(
                  (value) => start.pages.find((page) => page.value === value) ?? { match: 'begins', value },
                ),
              })
            }
          />
          <NumberField
            label={t('starts.after_seconds')}
            min={0}
            max={3_600}
            value={start.after_seconds}
            onChange={(seconds) => onChange({ ...start, after_seconds: seconds ?? 0 })}
          />
        </>
      )
    case 'api':
      return <p className="text-12 text-ink-soft">{t('starts.api_text')}</p>
    case 'label':
      return chooseLabels(start.label_ids, (label_ids) => onChange({ ...start, label_ids }))
    case 'schedule':
      return (
        <>
          {start.at.kind === 'weekly' && (
            <>
              <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
                <legend className="mb-1.5 text-12 text-ink-soft">{t('starts.weekdays')}</legend>
                {[1, 2, 3, 4, 5, 6, 0].map((day) => {
                  const at = start.at.kind === 'weekly' ? start.at : { weekdays: [1], time: '09:00' }
                  return (
                    <CheckRow
                      key={day}
                      label={weekday(day)}
                      checked={at.weekdays.includes(day)}
                      onChange={({ target }) => {
                        const weekdays = target.checked
                          ? [...at.weekdays, day]
                          : at.weekdays.filter((other) => other !== day)
                        if (weekdays.length > 0) onChange({ ...start, at: { kind: 'weekly', weekdays, time: at.time } })
                      }}
                    />
                  )
                })}
              </fieldset>
              <Field label={t('starts.time')}>
                <Input
                  type="time"
                  value={start.at.time}
                  onChange={({ target }) =>
                    start.at.kind === 'weekly' &&
                    target.value !== '' &&
                    onChange({ ...start, at: { ...start.at, time: target.value } })
                  }
                />
              </Field>
            </>
          )}
          {chooseLabels(start.label_ids, (label_ids) => onChange({ ...start, label_ids }))}
        </>
      )
  }
}
