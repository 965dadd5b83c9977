import { type Control, Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import type { InboxFormValues } from './inbox-form-values.ts'

const SECONDS = [0, 1, 2, 3, 5, 8, 10, 15]

/** How long a bot waits for the next message before it answers what came. */
export function BotWaitCard({ control }: { control: Control<InboxFormValues> }) {
  const { t } = useTranslation('inboxes')
  return (
    <Card title={t('bot.title')} description={t('bot.text')}>
      <Controller
        control={control}
        name="gather_seconds"
        render={({ field }) => (
          <Field label={t('bot.wait')}>
            <Select
              value={String(field.value)}
              onChange={(value) => field.onChange(Number(value))}
              options={[...new Set([...SECONDS, field.value])]
                .sort((a, b) => a - b)
                .map((seconds) => ({ value: String(seconds), label: t('bot.seconds', { count: seconds }) }))}
            />
          </Field>
        )}
      />
    </Card>
  )
}
