import { type Control, Controller, type UseFormRegister } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import type { InboxFormValues } from './inbox-form-values.ts'

/** What a visitor finds once their conversation is resolved. */
export function EndingCard(props: { control: Control<InboxFormValues>; register: UseFormRegister<InboxFormValues> }) {
  const { t } = useTranslation('inboxes')
  return (
    <Card title={t('ending.title')} description={t('ending.text')}>
      <div className="grid gap-4">
        <Controller
          control={props.control}
          name="after_resolve"
          render={({ field }) => (
            <Field label={t('ending.after')}>
              <Select
                value={field.value}
                onChange={field.onChange}
                options={(['reopen', 'start_new'] as const).map((value) => ({
                  value,
                  label: t(`ending.${value}`),
                  detail: t(`ending.${value}_detail`),
                }))}
              />
            </Field>
          )}
        />
        <CheckRow {...props.register('ask_rating')} label={t('ending.rating')} hint={t('ending.rating_hint')} />
      </div>
    </Card>
  )
}
