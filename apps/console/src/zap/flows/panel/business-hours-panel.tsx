import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import { useWeekdayName } from '../../../screens/calendars/use-weekday-name.ts'
import { without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'

type Span = PanelProps<'business_hours'>['block']['hours'][number]

/** Hours of the week and days that are closed whatever the hour. */
export function BusinessHoursPanel({ block, change }: PanelProps<'business_hours'>) {
  const { t } = useTranslation('flow-builder')
  const weekday = useWeekdayName()
  const write = (index: number, span: Span, field?: string) =>
    change(
      { ...block, hours: block.hours.map((other, at) => (at === index ? span : other)) },
      field && `${index}:${field}`,
    )
  return (
    <>
      <Rows
        label={t('panel.business_hours.hours')}
        items={block.hours}
        keyOf={(_, index) => String(index)}
        nameOf={({ weekday: day }) => weekday(day)}
        onChange={(hours) => change({ ...block, hours })}
        add={t('panel.business_hours.add')}
        create={block.hours.length >= 50 ? undefined : () => ({ weekday: 6, from: '09:00', to: '13:00' })}
      >
        {(span, _change, index) => (
          <div className="grid gap-1.5">
            <Select
              aria-label={t('panel.business_hours.day', { number: index + 1 })}
              value={String(span.weekday)}
              options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekday(day) }))}
              onChange={(day) => write(index, { ...span, weekday: Number(day) })}
            />
            <div className="grid grid-cols-2 gap-1.5">
              <Input
                type="time"
                aria-label={t('panel.business_hours.from', { day: weekday(span.weekday) })}
                value={span.from}
                onChange={({ target }) => write(index, { ...span, from: target.value }, 'from')}
              />
              <Input
                type="time"
                aria-label={t('panel.business_hours.to', { day: weekday(span.weekday) })}
                value={span.to}
                onChange={({ target }) => write(index, { ...span, to: target.value }, 'to')}
              />
            </div>
          </div>
        )}
      </Rows>
      <Field label={t('panel.business_hours.holidays')} hint={t('panel.business_hours.holidays_hint')}>
        <Textarea
          rows={3}
          value={block.holidays?.join('\n') ?? ''}
          onChange={({ target }) =>
            change(
              {
                ...without(block, 'holidays'),
                ...(target.value === '' ? {} : { holidays: target.value.split('\n').slice(0, 200) }),
              },
              'holidays',
            )
          }
        />
      </Field>
    </>
  )
}
