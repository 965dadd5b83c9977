import { LocalHoliday } from '@recado/contracts/calendars'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { isComposing } from '../../forms/is-composing.ts'
import { useUnsaved } from '../../forms/unsaved.ts'

const EMPTY = { date: '', name: '', yearly: true, hours: false, from: '09:00', to: '12:00' }

/** A day to be added: closed, or open for some hours; once or each year. */
export function AddHoliday({ onAdd }: { onAdd(holiday: LocalHoliday): void }) {
  const { t } = useTranslation('calendars')
  const [values, setValues] = useState(EMPTY)
  const [wrong, setWrong] = useState<string>()
  useUnsaved(values.date !== '' || values.name !== '')
  const set = (change: Partial<typeof EMPTY>) => setValues((before) => ({ ...before, ...change }))
  const add = () => {
    const { date, name, yearly, hours, from, to } = values
    const day = { date: yearly ? date.slice(5) : date, name, ...(hours ? { from, to } : {}) }
    const parsed = LocalHoliday.safeParse(day)
    if (!parsed.success) return setWrong(parsed.error.issues[0]?.message)
    onAdd(parsed.data)
    setWrong(undefined)
    setValues(EMPTY)
  }
  return (
    <fieldset
      className="grid gap-3 rounded-8 border border-dashed border-line-strong p-3"
      // Enter adds the day instead of saving the form around it.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event.nativeEvent) || !(event.target instanceof HTMLInputElement))
          return
        event.preventDefault()
        add()
      }}
    >
      <legend className="sr-only">{t('add_holiday')}</legend>
      <div className="grid gap-3 sm:grid-cols-[160px_minmax(0,1fr)]">
        <Field label={t('holiday_date')} error={wrong === 'date_malformed' ? wrong : undefined}>
          <Input type="date" value={values.date} onChange={({ target }) => set({ date: target.value })} />
        </Field>
        <Field label={t('holiday_name')} error={wrong === 'text_empty' ? wrong : undefined}>
          <Input
            value={values.name}
            maxLength={80}
            placeholder={t('holiday_example')}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <CheckRow
          label={t('holiday_yearly')}
          checked={values.yearly}
          onChange={({ target }) => set({ yearly: target.checked })}
        />
        <CheckRow
          label={t('holiday_hours')}
          checked={values.hours}
          onChange={({ target }) => set({ hours: target.checked })}
        />
      </div>
      {values.hours && (
        <div className="flex items-end gap-3">
          <Field label={t('from')} error={wrong === 'time_order' ? wrong : undefined}>
            <Input type="time" value={values.from} onChange={({ target }) => set({ from: target.value })} />
          </Field>
          <Field label={t('to')}>
            <Input type="time" value={values.to} onChange={({ target }) => set({ to: target.value })} />
          </Field>
        </div>
      )}
      <div>
        <Button size="small" onClick={add}>
          {t('add_holiday')}
        </Button>
      </div>
    </fieldset>
  )
}
