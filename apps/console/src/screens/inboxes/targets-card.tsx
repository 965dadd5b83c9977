import { type Control, Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import type { InboxFormValues } from './inbox-form-values.ts'
import { useTargetOptions } from './use-target-options.ts'

const NONE = 'none'
const TARGETS = ['first_answer', 'resolution'] as const

/** How long customers may wait here: by this, rows of the inbox turn amber and red. */
export function TargetsCard({ control }: { control: Control<InboxFormValues> }) {
  const { t } = useTranslation('inboxes')
  const options = useTargetOptions()
  return (
    <Card title={t('targets.title')} description={t('targets.text')}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {TARGETS.map((target) => (
          <Controller
            key={target}
            control={control}
            name={`${target}_minutes`}
            render={({ field }) => (
              <Field label={t(`targets.${target}`)} hint={t(`targets.${target}_hint`)}>
                <Select
                  value={String(field.value ?? NONE)}
                  onChange={(value) => field.onChange(value === NONE ? null : Number(value))}
                  options={options(target, field.value)}
                />
              </Field>
            )}
          />
        ))}
      </div>
    </Card>
  )
}
